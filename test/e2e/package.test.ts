import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
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

/** The declarations that an entry of the package reaches, by their paths. */
const declarationsFrom = (entries: readonly string[]): ReadonlySet<string> => {
  const found = new Set<string>();
  const visit = (path: string): void => {
    if (found.has(path)) return;
    found.add(path);
    const text = readFileSync(path, "utf8");
    for (const [, link = ""] of text.matchAll(/(?:from|import)\s*\(?"(\.{1,2}\/[^"]+)"/g))
      visit(join(dirname(path), link.replace(/\.[cm]?[jt]s$/, ".d.ts")));
  };
  entries.forEach(visit);
  return found;
};

/** What a declaration names that only the types of Node have. */
const typesOfNode = /\bBuffer\b|\bNodeJS\.|from "node:/;

it("the types of the package need no types of Node, which a project may lack", () => {
  const { exports } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
    readonly exports: Readonly<Record<string, string | { readonly types: string }>>;
  };
  const entries = Object.values(exports).flatMap((one) =>
    typeof one === "string" ? [] : [join(root, one.types)],
  );
  const declarations = declarationsFrom(entries);
  expect(declarations.size).toBeGreaterThan(50);
  const code = (path: string): string => readFileSync(path, "utf8").replaceAll(/\/\*[^]*?\*\/|\/\/.*/g, "");
  expect([...declarations].filter((path) => typesOfNode.test(code(path)))).toEqual([]);
  expect(typesOfNode.test(code(join(root, "dist/src/evidence/key.d.ts")))).toBe(true);
});
