import { cp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { Compile } from "typebox/compile";
import { schemas } from "../../../../src/schemas/schemas.ts";
import type { Manifest, Vectors } from "../../../../src/vectors/document.ts";
import { fill, type Files, manifestName } from "../../../../src/vectors/fill.ts";
import { bugClasses } from "../../../../src/vectors/flags.ts";
import { differences, inspect } from "../../../../src/vectors/folder.ts";
import { foundPath } from "../../../../src/vectors/found.ts";
import { callCli } from "../../../e2e/call-cli.ts";
import { root, scratch } from "../../../e2e/run-cli.ts";

const kept = ["tiny", "standard"] as const;
const folderOf = (size: string): string => join(root, "vectors", size);

const readJson = async (path: string): Promise<unknown> => JSON.parse(await readFile(path, "utf8")) as unknown;
const vectorsIn = async (size: string): Promise<readonly Vectors[]> => {
  const names = (await readdir(folderOf(size))).filter((name) => name !== manifestName);
  return Promise.all(names.map(async (name) => (await readJson(join(folderOf(size), name))) as Vectors));
};

let tiny: Files;

beforeAll(() => {
  tiny = fill(["tiny"]).get("tiny") ?? new Map();
});

describe("the vectors that are kept", () => {
  it("are as many as docs/guides/vectors.md says", async () => {
    const guide = await readFile(join(root, "docs/guides/vectors.md"), "utf8");
    for (const size of kept) {
      const cases = (await vectorsIn(size)).flatMap((file) => file.cases);
      expect(guide).toContain(`\`${size}\` (${cases.length}`);
    }
  });

  it.each(kept)("fit the published schemas: %s", async (size) => {
    const [vectors, manifest] = [schemas.vectors, schemas["vectors-manifest"]].map((schema) => schema && Compile(schema));
    expect(manifest?.Check(await readJson(join(folderOf(size), manifestName)))).toBe(true);
    for (const file of await vectorsIn(size)) expect(vectors?.Errors(file)).toEqual([]);
  });

  it("are found by a search as the schema says", async () => {
    const found = schemas["vectors-found"];
    expect(found && Compile(found).Errors(await readJson(foundPath))).toEqual([]);
  });

  it.each(kept)("are as in the manifest, and as the model has them: %s", async (size) => {
    const { files, cases, faults } = await inspect(folderOf(size));
    expect(faults).toEqual([]);
    expect(files).toBeGreaterThanOrEqual(41);
    expect(cases).toBeGreaterThanOrEqual(size === "tiny" ? 41 : 400);
  });

  it("have every flag, and say of each what it names", async () => {
    for (const size of kept) {
      const used = new Set((await vectorsIn(size)).flatMap(({ cases }) => cases.flatMap((one) => one.flags)));
      expect([...used].sort()).toEqual(Object.keys(bugClasses).sort());
      const { flags } = (await readJson(join(folderOf(size), manifestName))) as Manifest;
      expect(Object.keys(flags).sort()).toEqual([...used].sort());
    }
  });

  it("have an id and a comment of their own each", async () => {
    const cases = (await vectorsIn("standard")).flatMap((file) => file.cases);
    expect(new Set(cases.map(({ id }) => id)).size).toBe(cases.length);
    for (const { id, comment } of cases) {
      expect(id).toMatch(/^[a-z0-9-]+\/[a-z0-9-]+$/);
      expect(comment).toMatch(/^(eve|[A-Z0-9]).*\.$/);
    }
  });

  it("stay small enough to be kept", async () => {
    let bytes = 0;
    for (const size of kept)
      for (const name of await readdir(folderOf(size))) bytes += (await readFile(join(folderOf(size), name))).length;
    expect(bytes).toBeLessThan(1_500_000);
  });
});

describe("filling", () => {
  it("gives the same bytes as those that are kept", async () => {
    expect(await differences(folderOf("tiny"), tiny)).toEqual([]);
  });

  it("tells a flipped byte, a file that is missing and one that is too many", async () => {
    const folder = join(scratch(), "tiny");
    await cp(folderOf("tiny"), folder, { recursive: true });
    const bytes = await readFile(join(folder, "okex-2018.json"));
    bytes[200] = (bytes[200] ?? 0) ^ 1;
    await writeFile(join(folder, "okex-2018.json"), bytes);
    await rm(join(folder, "maker.json"));
    await writeFile(join(folder, "extra.json"), "{}");
    expect(await differences(folder, tiny)).toEqual([
      `missing: ${join(folder, "maker.json")}`,
      `differs: ${join(folder, "okex-2018.json")}`,
      `not filled: ${join(folder, "extra.json")}`,
    ].sort((a, b) => order(a) - order(b)));
    const { faults } = await inspect(folder);
    expect(faults.join("\n")).toMatch(/extra.json: it is not in the manifest/);
    expect(faults.join("\n")).toMatch(/maker.json: it is in the manifest, and not there/);
    expect(faults.join("\n")).toMatch(/okex-2018.json: expected SHA-256 [0-9a-f]{64}, found [0-9a-f]{64}/);
  });
});

/** Files come in the order of the mechanisms, and what is too many last. */
const order = (line: string): number => (line.startsWith("differs") ? 0 : line.startsWith("missing") ? 1 : 2);

describe("paripassu vectors check", () => {
  it("passes what is kept, with the counts", async () => {
    const { code, stdout } = await callCli(["vectors", "check", folderOf("tiny")]);
    expect(stdout).toMatch(/43 files, \d+ cases: as in the manifest, and as the model has it/);
    expect(code).toBe(0);
  });

  it("convicts a state that the model does not give, though the manifest fits", async () => {
    const out = scratch();
    const text = (tiny.get("maker.json") ?? "").replace(/"deficit":"\d+"(?=[^]*\n {2}\]\n\}\n\]\n\}\n$)/, '"deficit":"99"');
    const { createHash } = await import("node:crypto");
    const sha256 = createHash("sha256").update(text).digest("hex");
    const manifest = JSON.parse(tiny.get(manifestName) ?? "{}") as Manifest;
    const cases = (JSON.parse(text) as Vectors).cases.length;
    await writeFile(join(out, "maker.json"), text);
    await writeFile(join(out, manifestName), JSON.stringify({ ...manifest, files: { "maker.json": { sha256, cases } } }));
    const { code, stdout } = await callCli(["vectors", "check", out]);
    expect(stdout).toMatch(/the model gives .*, the file says /);
    expect(code).toBe(1);
  });

  it("refuses a folder without a manifest", async () => {
    const { code, stderr } = await callCli(["vectors", "check", scratch()]);
    expect(stderr).toContain("expected a manifest.json in ");
    expect(code).toBe(2);
  });
});
