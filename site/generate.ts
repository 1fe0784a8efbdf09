/** Writes the generated pages of the documentation below docs/: the chapters of the specification, and the reference. */
import { mkdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { chapters } from "./chapters.ts";
import { cliPage } from "./cli-page.ts";
import { hostileMarketsPage } from "./hostile-markets-page.ts";
import { invariantsPage } from "./invariants-page.ts";
import { mechanismsPage } from "./mechanisms-page.ts";
import { mutantsPage } from "./mutants-page.ts";
import { glossaryPage, schemasPage } from "./other-pages.ts";

const root = join(import.meta.dirname, "../..");

const pages: ReadonlyMap<string, string> = new Map([
  ...(await chapters(root)),
  ["reference/cli.md", cliPage()],
  ["reference/invariants.md", invariantsPage()],
  ["reference/mechanisms.md", mechanismsPage()],
  ["reference/mutants.md", mutantsPage()],
  ["reference/schemas.md", schemasPage()],
  ["reference/glossary.md", await glossaryPage(root)],
  ["concepts/hostile-markets.md", hostileMarketsPage()],
]);

for (const folder of ["specification", "reference"])
  await rm(join(root, "docs", folder), { recursive: true, force: true });
for (const [name, text] of pages) {
  const path = join(root, "docs", name);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
}
process.stdout.write(`${pages.size} pages written below docs/\n`);
