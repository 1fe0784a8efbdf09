import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import Ajv from "ajv/dist/2020.js";
import { beforeAll, describe, expect, it } from "vitest";
import { callCli } from "../../../e2e/call-cli.ts";
import { root, scratch } from "../../../e2e/run-cli.ts";

const out = join(scratch(), "run");
const readJson = (path: string): unknown => JSON.parse(readFileSync(path, "utf8"));

/** Judges by a schema as it is published, with a validator that is not ours. */
const validatorOf = (name: string) =>
  new Ajv.default({ strict: false }).compile(readJson(join(root, "dist/schemas", `${name}.json`)) as object);

beforeAll(async () => {
  const asked = ["--runs", "250", "--shard", "1/1", "--only", "ORD-2,CONS-1"];
  const flawed = ["--module", "dist/examples/typescript/flawed.js"];
  await callCli(["check", ...asked, "--out", out, "--regressions", scratch(), ...flawed]);
});

describe("the files of a kept run fit the published schema of a", () => {
  it.each(["plan", "part"])("%s, which refuses another", (name) => {
    const isValid = validatorOf(name);
    const document = readJson(join(out, `${name}.json`)) as object;
    isValid(document);
    expect(isValid.errors).toBeNull();
    for (const key of Object.keys(document).filter(
      (one) => !["shard", "subject", "known", "isInOrder", "limits"].includes(one),
    ))
      expect(isValid({ ...document, [key]: undefined }), key).toBe(false);
  });

  it("block, with what it found", () => {
    const isValid = validatorOf("block");
    const blocks = readdirSync(join(out, "blocks")).map((name) => readJson(join(out, "blocks", name)));
    expect(blocks).toHaveLength(3);
    for (const block of blocks) {
      isValid(block);
      expect(isValid.errors).toBeNull();
    }
    const findings = blocks.flatMap((block) => (block as { findings: unknown[] }).findings);
    expect(findings).not.toEqual([]);
    expect(isValid({ ...(blocks[0] as object), findings: [{ invariant: "ORD-2" }] })).toBe(false);
  });
});
