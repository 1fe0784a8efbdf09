import { join } from "node:path";
import { beforeAll, expect, it } from "vitest";
import { describeWithDisks, onDisk } from "../disks.ts";
import { callCli } from "../e2e/call-cli.ts";
import { scratch, emptyFolder } from "../e2e/run-cli.ts";
import { lastingResult } from "../unit/src/folder/kept.ts";

const folder = scratch();
const at = (name: string): string => join(folder, name);
const asked = ["--runs", "350", "--only", "ORD-2", "--module", "dist/examples/typescript/flawed.js"];
const check = `mkdir -p "$KEPT" && paripassu check ${asked.join(" ")} --regressions "$KEPT"`;
const noDrafts = 'test -z "$(find "$DISK" -name "*.draft")" || exit 98';

const whole = at("whole");

describeWithDisks("a disk that is full", () => {
  beforeAll(async () => {
    await callCli(["check", ...asked, "--out", whole, "--regressions", emptyFolder(at("kept-of-whole"))]);
  });

  it.each([
    ["8k", /blocks\/00000\d\.json/],
    ["16k", /blocks\/00000\d\.json/],
    ["48k", /(part|run|[0-9a-f]{12})\.json/],
    ["100k", /(report|ctrf|junit)\.\w+/],
  ])("of %s ends a check with 3, a clear error and no half of a file", async (size, file) => {
    const script = `${check} --out "$DISK/run"; code=$?; ${noDrafts}; exit $code`;
    const { code, stderr } = await onDisk({ options: `size=${size}`, script }, { KEPT: at(`kept-${size}`) });
    const [, path = ""] =
      /^paripassu: cannot write (\S+): the disk is full\. Make room, /m.exec(stderr) ?? [];
    expect([path, code]).toEqual([expect.stringMatching(file), 3]);
  });

  it.each(["24k", "100k"])(
    "of %s loses nothing: with room, the run goes on to the same result",
    async (size) => {
      const script = [
        `${check} --out "$DISK/run" && exit 97`,
        'mount -o remount,size=4m "$DISK"',
        `${check} --out "$DISK/run" --resume; code=$?`,
        'cp -r "$DISK/run" "$AFTER"; exit $code',
      ].join("\n");
      const [kept, after] = [at(`kept-again-${size}`), at(`after-${size}`)];
      const { code, stderr } = await onDisk(
        { options: `size=${size}`, script },
        { KEPT: kept, AFTER: after },
      );
      expect([code, stderr]).toEqual([1, expect.stringContaining("the disk is full")]);
      expect(lastingResult(after)).toBe(lastingResult(whole));
    },
  );

  it("ends a merge with 3 and a clear error, and with room it is as it would be", async () => {
    const shards = ["1/2", "2/2"].map((shard) => [shard, at(`shard-${shard[0] ?? ""}`)] as const);
    for (const [shard, out] of shards)
      await callCli([
        "check",
        ...asked,
        "--shard",
        shard,
        "--out",
        out,
        "--regressions",
        emptyFolder(at(`of-${out}`)),
      ]);
    const merge = `paripassu merge ${shards.map(([, out]) => `'${out}'`).join(" ")} --out "$DISK/merged"`;
    const script = [
      `${merge}; test $? = 3 || exit 97`,
      noDrafts,
      'mount -o remount,size=4m "$DISK"',
      merge,
    ].join("\n");
    const { code, stderr } = await onDisk({ options: "size=24k", script });
    expect(stderr).toMatch(/^paripassu: cannot write \S+: the disk is full\. Make room/);
    expect(code).toBe(1);
  });
});

describeWithDisks("a folder that is read-only", () => {
  it.each([
    ["check", `${check} --out "$DISK/run"`],
    ["merge", 'paripassu merge "$SHARD" --out "$DISK/run"'],
  ])("ends %s with 3 and a clear error", async (_, script) => {
    const shard = at("only-shard");
    await callCli([
      "check",
      ...asked,
      "--shard",
      "1/1",
      "--out",
      shard,
      "--regressions",
      emptyFolder(at("of-only")),
    ]);
    const { code, stdout, stderr } = await onDisk(
      { options: "ro", script },
      { KEPT: at("unused"), SHARD: shard },
    );
    expect(stderr).toMatch(
      /^paripassu: cannot write \S+plan\.json: the file system is read-only\. Name a folder/m,
    );
    expect([code, stdout]).toEqual([3, ""]);
  });
});

describeWithDisks("a folder that may not be written", () => {
  it("ends a check with 3 and a clear error, also of a root that respects permissions", async () => {
    const script = [
      'mkdir -m 500 "$DISK/locked"',
      'exec setpriv --bounding-set -dac_override "$NODE" "$CLI" check --model --runs 10 --out "$DISK/locked/run"',
    ].join("\n");
    const { code, stderr } = await onDisk({ options: "size=4m", script });
    expect(stderr).toMatch(/^paripassu: cannot write \S+plan\.json: permission is denied\. Name a folder/m);
    expect(code).toBe(3);
  });
});
