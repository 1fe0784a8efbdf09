import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize, relative } from "node:path";
import { expect, it } from "vitest";

const root = new URL("../..", import.meta.url).pathname;

/** The files of each folder at the top, and what each imports of them. */
const importsOf = (folders: readonly string[]): ReadonlyMap<string, readonly string[]> => {
  const files = folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
      .filter((name) => /\.c?ts$/.test(name))
      .map((name) => join(folder, name)),
  );
  const imports = /(?:from|import)\s*\(?\s*["'](\.{1,2}\/[^"']+)["']/g;
  return new Map(
    files.map((file) => {
      const text = readFileSync(join(root, file), "utf8");
      return [file, [...text.matchAll(imports)].map(([, path = ""]) => normalize(join(dirname(file), path)))];
    }),
  );
};

/** What stands side by side in a folder, files and folders, and what each of it imports of the others. */
const sideBySide = (
  imports: ReadonlyMap<string, readonly string[]>,
  folder: string,
): ReadonlyMap<string, ReadonlySet<string>> => {
  const nameIn = (file: string): string | undefined => {
    const path = relative(folder, file);
    return path.startsWith("..") ? undefined : path.split("/")[0];
  };
  const edges = new Map<string, Set<string>>();
  for (const [file, targets] of imports) {
    const from = nameIn(file);
    if (from === undefined) continue;
    const reached = edges.get(from) ?? new Set();
    for (const to of targets.map(nameIn)) if (to !== undefined && to !== from) reached.add(to);
    edges.set(from, reached);
  }
  return edges;
};

/** What is left when everything that imports nothing of the rest is taken away, again and again: the circles. */
const circlesIn = (edges: ReadonlyMap<string, ReadonlySet<string>>): readonly string[] => {
  const left = new Map(edges);
  for (;;) {
    const leaf = [...left].find(([, targets]) => [...targets].every((name) => !left.has(name)));
    if (leaf === undefined) return [...left.keys()];
    left.delete(leaf[0]);
  }
};

it("in no folder do files or folders import one another in a circle", () => {
  const imports = importsOf(["spec", "properties", "src", "campaigns", "examples", "bench"]);
  const folders = new Set([""]);
  for (const file of imports.keys())
    for (let folder = dirname(file); folder !== "."; folder = dirname(folder)) folders.add(folder);
  expect(folders.size).toBeGreaterThan(50);
  for (const folder of folders) expect(circlesIn(sideBySide(imports, folder)), folder).toEqual([]);
});

it("finds the circle of two files, and of a file and a folder", () => {
  const circle = new Map([
    ["a/one.ts", ["a/two.ts"]],
    ["a/two.ts", ["a/deep/three.ts"]],
    ["a/deep/three.ts", ["a/one.ts"]],
    ["b/four.ts", ["a/one.ts"]],
  ]);
  expect(circlesIn(sideBySide(circle, "a"))).toEqual(["one.ts", "two.ts", "deep"]);
  expect(circlesIn(sideBySide(circle, ""))).toEqual([]);
});
