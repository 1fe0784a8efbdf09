import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { callCli } from "../../../e2e/call-cli.ts";
import { type Ended, root, runCli, scratch, emptyFolder } from "../../../e2e/run-cli.ts";
import { lastingResult } from "./kept.ts";

const flawed = ["--module", join(root, "dist/examples/typescript/flawed.js")];
const folder = scratch();
const at = (name: string): string => join(folder, name);
const kept = (name: string, ...flags: readonly string[]): readonly string[] => [
  "check",
  // By all invariants, and to the end of what is shrunk: test/long/ci-shards.long.ts.
  ...["--runs", "350", "--only", "ORD-2,REF-1,CONS-1", "--out", at(name)],
  ...["--regressions", emptyFolder(at(`regressions-${name}`))],
  ...flags,
  ...flawed,
];

describe("a run that is kept", () => {
  beforeAll(async () => {
    for (const name of ["one", "again"]) await callCli(kept(name));
  });

  it("gives the same result again, byte for byte, except for what is volatile", () => {
    expect(lastingResult(at("again"))).toBe(lastingResult(at("one")));
  });

  it("is put together of shards, in any order, to the same result", async () => {
    const shards: Ended[] = [];
    for (const shard of ["1/3", "2/3", "3/3"])
      shards.push(await callCli(kept(`shard-${shard[0] ?? ""}`, "--shard", shard)));
    expect(shards.map(({ code }) => code)).toEqual([1, 1, 1]);
    expect(shards[1]?.stdout).toMatch(/shard 2 of 3: 100 scenarios judged, .* No verdict yet/);
    const merged = await callCli([
      "merge",
      at("shard-3"),
      at("shard-1"),
      at("shard-2"),
      "--out",
      at("whole"),
    ]);
    expect(merged.code).toBe(1);
    expect(merged.stdout).toContain("not-conformant");
    expect(lastingResult(at("whole"))).toBe(lastingResult(at("one")));
    expect(readdirSync(at("whole/counterexamples"))).toEqual(readdirSync(at("one/counterexamples")));
  });

  it("refuses to merge when a shard is missing, twice there, or of another run", async () => {
    await callCli([...kept("other", "--shard", "2/3", "--seed", "7")]);
    const refused = async (...names: readonly string[]): Promise<string> => {
      const { code, stderr } = await callCli(["merge", ...names.map(at), "--out", at("never")]);
      expect(code).toBe(2);
      return stderr;
    };
    expect(await refused("shard-1", "shard-2")).toContain("missing: 3");
    expect(await refused("shard-1", "shard-2", "shard-2")).toContain("found 1, 2, 2");
    expect(await refused("shard-1", "other", "shard-3")).toContain('"asked" differs');
    rmSync(at("shard-3/part.json"));
    expect(await refused("shard-1", "shard-2", "shard-3")).toContain("not finished");
  });

  it("goes on with what is left, and begins nothing in a folder that is not its own", async () => {
    const before = readFileSync(at("one/blocks/000001.json"), "utf8");
    rmSync(at("one/part.json"));
    rmSync(at("one/run.json"));
    rmSync(at("one/blocks/000002.json"));
    writeFileSync(at("one/blocks/000002.json.a.draft"), "{");
    const refused = await callCli(kept("one"));
    expect([refused.code, refused.stderr]).toEqual([2, expect.stringContaining("--resume")]);
    const other = await callCli(kept("one", "--resume", "--seed", "5"));
    expect([other.code, other.stderr]).toEqual([
      2,
      expect.stringContaining('"asked" in its plan.json differs'),
    ]);
    rmSync(at("regressions-one"), { recursive: true });
    expect((await callCli(kept("one", "--resume"))).code).toBe(1);
    expect(lastingResult(at("one"))).toBe(lastingResult(at("again")));
    expect(readFileSync(at("one/blocks/000001.json"), "utf8")).toBe(before);
    expect(readdirSync(at("one/blocks"))).toEqual(
      ["000000", "000001", "000002", "000003"].map((n) => `${n}.json`),
    );
  });

  it("says which file is not as it was written", async () => {
    rmSync(at("again/part.json"));
    rmSync(at("regressions-again"), { recursive: true });
    writeFileSync(at("again/blocks/000001.json"), '{"format":"paripassu/block/1","number":-1}');
    const { code, stderr } = await callCli(kept("again", "--resume"));
    expect(code).toBe(2);
    expect(stderr).toMatch(/000001\.json: expected a block of a run/);
  });
});

describe("a time budget", () => {
  it("never turns an unfinished run green, and the run can go on", async () => {
    const flags = [
      "check",
      "--model",
      "--runs",
      "20000",
      "--out",
      at("budget"),
      "--regressions",
      emptyFolder(at("none")),
    ];
    const ended = await runCli([...flags, "--time-budget", "1"]);
    expect(ended.code).toBe(3);
    expect(ended.stdout).toMatch(/^inconclusive.*[^]*interrupted after \d+ of 20000/);
    expect(readdirSync(at("budget"))).toEqual(expect.arrayContaining(["plan.json", "run.json"]));
    expect(readdirSync(at("budget"))).not.toContain("part.json");
  });
});

describe("what cannot be written", () => {
  // Disks, and folders without permission: test/long/disks.long.ts.
  it("a path through a file, or on no file system, gives a clear error", async () => {
    writeFileSync(at("file"), "");
    const { code, stderr } = await callCli(kept("file/run"));
    expect(code).not.toBe(0);
    expect(stderr).toMatch(/cannot (read|write) .*file/);
  });
});
