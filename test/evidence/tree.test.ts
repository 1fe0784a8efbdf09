import { createHash } from "node:crypto";
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { execFileSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { isWithin, subjectAt } from "../../src/evidence/subject.ts";
import { dirHash, entriesOf } from "../../src/evidence/tree.ts";
import { scratch } from "../src/run-cli.ts";

const folder = scratch();
const at = (name: string): string => join(folder, name);
mkdirSync(at("tree/b/.git"), { recursive: true });
mkdirSync(at("tree/a"));
writeFileSync(at("tree/a/one"), "1");
writeFileSync(at("tree/a.txt"), "2");
writeFileSync(at("tree/b/é"), "3");
writeFileSync(at("tree/b/.git/config"), "left out");

describe("dirHash", () => {
  it("is Hash1 of Go's dirhash: of a line for each file, sorted by the bytes of its path", async () => {
    const line = (path: string, text: string): string =>
      `${createHash("sha256").update(text).digest("hex")}  ${path}\n`;
    // "." comes before "/".
    const lines = line("a.txt", "2") + line("a/one", "1") + line("b/é", "3");
    expect(await dirHash(at("tree"))).toBe(createHash("sha256").update(lines).digest("hex"));
  });

  it("is what find, sort and sha256sum make of the same folder", async () => {
    const command = "find * -type f -not -path '*/.git/*' | LC_ALL=C sort | xargs sha256sum | sha256sum";
    const found = execFileSync("sh", ["-c", command], { cwd: at("tree"), encoding: "utf8" });
    expect(await dirHash(at("tree"))).toBe(found.slice(0, 64));
  });

  it("follows no link: where it points to stands for what is there", async () => {
    mkdirSync(at("linked"));
    symlinkSync("/etc/hostname", at("linked/x"));
    const before = await dirHash(at("linked"));
    expect(await entriesOf(at("linked"))).toEqual([{ path: "x", kind: "link" }]);
    writeFileSync(at("linked/y"), "/etc/hostname");
    expect(await dirHash(at("linked"))).not.toBe(before);
  });

  it("refuses what has no content", async () => {
    mkdirSync(at("odd"));
    execFileSync("mkfifo", [at("odd/pipe")]);
    await expect(dirHash(at("odd"))).rejects.toThrow(/found a device, a pipe or a socket at "pipe"/);
  });
});

describe("a subject", () => {
  it("is a file, or a folder, by its name alone", async () => {
    expect(await subjectAt(at("tree/a/one"))).toEqual({
      name: "one",
      digest: { sha256: createHash("sha256").update("1").digest("hex") },
    });
    expect(await subjectAt(at("tree"))).toEqual({
      name: "tree",
      digest: { dirHash: await dirHash(at("tree")) },
    });
  });

  it.each([
    ["a/b", "a", true],
    ["a", "a", true],
    ["ab", "a", false],
    ["a", "a/b", false],
    ["x/../a/b", "a", true],
  ])("knows whether %s lies within %s: %s", (path, other, expected) => {
    expect(isWithin(path, other)).toBe(expected);
  });
});
