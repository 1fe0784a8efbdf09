import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join, normalize } from "node:path";
import { expect, it } from "vitest";
import { root } from "./run-cli.ts";

interface Packed {
  readonly files: readonly { readonly path: string }[];
}

it("what README.md links to is in the package", () => {
  const listed = execFileSync("npm", ["pack", "--dry-run", "--json", "--ignore-scripts"], {
    cwd: root,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
  });
  const [packed] = JSON.parse(listed) as readonly Packed[];
  const files = new Set(packed?.files.map(({ path }) => path));
  const links = [...readFileSync(join(root, "README.md"), "utf8").matchAll(/\]\((?!http|#)([^)#\s]+)/g)];
  expect(links.length).toBeGreaterThan(15);
  expect(links.map(([, link = ""]) => normalize(link)).filter((link) => !files.has(link))).toEqual([]);
});
