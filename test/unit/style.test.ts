import { readdirSync, readFileSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import { ESLint, Linter } from "eslint";
import { describe, expect, it } from "vitest";
import { wholeSpecification } from "./spec/chapters.ts";

const root = new URL("../..", import.meta.url).pathname;

/** Every TypeScript file below a folder. */
const filesIn = (folder: string): readonly string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .map((name) => join(folder, name))
    .filter((name) => statSync(join(root, name)).isFile());

/** What the project's own configuration says of imports in a file. */
const importFaults = async (file: string, source: string): Promise<number> => {
  const config = (await new ESLint({ cwd: root }).calculateConfigForFile(file)) as {
    rules: Linter.RulesRecord;
  };
  const rule = config.rules["no-restricted-imports"];
  if (rule === undefined) throw new Error(`no rule restricts the imports of ${file}`);
  return new Linter().verify(source, { rules: { "no-restricted-imports": rule } }).length;
};

describe("spec <- properties <- src <- test", () => {
  it.each([
    ["spec/numbers/atoms.ts", "../properties/index.ts"],
    ["spec/resolve/layers/fund.ts", "../../../src/check/check.ts"],
    ["spec/numbers/atoms.ts", "../test/unit/spec/build.ts"],
    ["spec/numbers/atoms.ts", "paripassu/properties"],
    ["properties/judge.ts", "../src/check.ts"],
    ["properties/judge.ts", "../test/unit/spec/build.ts"],
    ["src/check/check.ts", "../test/unit/spec/build.ts"],
    ["src/check/check.ts", "../examples/typescript/honest.ts"],
  ])("%s must not import %s", async (file, source) => {
    expect(await importFaults(file, `import "${source}";`)).toBe(1);
  });

  it.each([
    ["spec/resolve/layers/fund.ts", "../atoms.ts"],
    ["properties/judge.ts", "../spec/index.ts"],
    ["src/check/check.ts", "../properties/index.ts"],
    ["test/unit/style.test.ts", "../src/check.ts"],
  ])("%s may import %s", async (file, source) => {
    expect(await importFaults(file, `import "${source}";`)).toBe(0);
  });
});

describe("the files", () => {
  const files = ["spec", "properties", "src", "test"].flatMap(filesIn);

  it("are at most 300 lines long", () => {
    const long = files.filter((file) => readFileSync(join(root, file), "utf8").split("\n").length > 301);
    expect(long).toEqual([]);
  });

  it("make money in one place: a bigint is cast to Atoms in spec/numbers/atoms.ts alone", () => {
    const casts = [...filesIn("spec"), ...filesIn("properties"), ...filesIn("src")].filter((file) =>
      /\bas Atoms\b/.test(readFileSync(join(root, file), "utf8")),
    );
    expect(casts).toEqual(["spec/numbers/atoms.ts"]);
  });
});

it("README.md has at most 700 words", () => {
  expect(readFileSync(join(root, "README.md"), "utf8").split(/\s+/).length).toBeLessThanOrEqual(701);
});

describe("the specification", () => {
  const text = wholeSpecification();

  it("names every invariant that holds a rule, and none that is not there", async () => {
    const { invariants } = await import("../../properties/index.ts");
    const named = new Set(text.match(/\b(?!UTF-)[A-Z]{3,4}-\d+\b/g) ?? []);
    expect([...named].filter((id) => !invariants.some((invariant) => invariant.id === id))).toEqual([]);
    expect(invariants.map(({ id }) => id).filter((id) => !named.has(id))).toEqual([]);
  });
});

describe("the catalogue", () => {
  it("has one file for each invariant, which exports it by the file's name", async () => {
    const { invariants } = await import("../../properties/index.ts");
    const files = filesIn("properties/invariants").filter((file) => !file.endsWith("index.ts"));
    const exported = await Promise.all(
      files.map(async (file) => {
        const name = basename(file, ".ts").replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
        return ((await import(join(root, file))) as Record<string, unknown>)[name];
      }),
    );
    expect(new Set(exported)).toEqual(new Set(invariants));
    expect(new Set(invariants.map(({ id }) => id)).size).toBe(files.length);
  });
});
