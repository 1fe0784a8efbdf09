import { execFileSync } from "node:child_process";
import {
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { runCli, scratch } from "../../../e2e/run-cli.ts";
import { against, bundle, copyOf } from "./attack-kit.ts";

let honest: string;
beforeAll(async () => {
  honest = await bundle();
});

describe("what a bundle may be made of", () => {
  it("is what a run wrote, wherever it was copied to", async () => {
    expect(await against(honest)).toBe("");
    expect(await against(copyOf(honest))).toBe("");
  });

  it.each(["plan.json", "manifest.json", "attestations.intoto.jsonl", "part.json", "blocks/000000.json"])(
    "a pipe for %s is waited for by nobody",
    async (path) => {
      const folder = copyOf(honest);
      rmSync(join(folder, path));
      execFileSync("mkfifo", [join(folder, path)]);
      expect(await against(folder)).toContain(`${path} is no file`);
    },
  );

  it.each(["plan.json", "manifest.json", "blocks"])("a link for %s is not followed", async (path) => {
    const folder = copyOf(honest);
    const outside = join(scratch(), "outside");
    renameSync(join(folder, path), outside);
    symlinkSync(outside, join(folder, path));
    expect(await against(folder)).toContain(`${path} is no file`);
  });

  it("a file that is larger than any that a run writes is not read", async () => {
    const folder = copyOf(honest);
    truncateSync(join(folder, "part.json"), 2 ** 40);
    expect(await against(folder)).toContain("part.json has 1099511627776 bytes");
  });

  it("a name that is no text is told, and nothing fails of it", async () => {
    const folder = copyOf(honest);
    const name = Buffer.concat([Buffer.from(`${folder}/counterexamples/`), Buffer.from([0xff])]);
    mkdirSync(join(folder, "counterexamples"));
    writeFileSync(name, "");
    const manifest = join(folder, "manifest.json");
    const listed = `"files": [{ "path": "counterexamples/\ufffd", "sha256": "${"0".repeat(64)}" },`;
    writeFileSync(manifest, readFileSync(manifest, "utf8").replace('"files": [', listed));
    expect(await against(folder)).toContain(
      'expected names in UTF-8, found another one in "counterexamples"',
    );
  });

  it("a folder that is not there, or is a file, is wrong usage", async () => {
    for (const path of [join(honest, "nowhere"), join(honest, "plan.json")]) {
      const { code, stderr } = await runCli(["verify", path]);
      expect([code, stderr]).toEqual([2, expect.stringContaining("expected the folder of a run")]);
    }
  });

  it("the name of a file reaches no terminal as it is, in a merge either", async () => {
    const folder = copyOf(honest);
    writeFileSync(join(folder, "blocks/\u001b[31m\u009b.json"), "{}");
    const { code, stderr } = await runCli(["merge", folder, "--out", join(scratch(), "whole")]);
    expect([code, stderr]).toEqual([2, expect.stringContaining("\\u001b[31m\\u009b.json")]);
  });
});
