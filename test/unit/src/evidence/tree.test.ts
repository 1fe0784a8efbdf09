import { createHash } from "node:crypto";
import { cpSync, mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { execFileSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { isWithin, subjectAt } from "../../../../src/subject/subject.ts";
import { dirHash, entriesOf } from "../../../../src/subject/tree.ts";
import { scratch } from "../../../e2e/run-cli.ts";

const folder = scratch();
const at = (name: string): string => join(folder, name);
mkdirSync(at("tree/b/.git"), { recursive: true });
mkdirSync(at("tree/.git"));
mkdirSync(at("tree/a"));
writeFileSync(at("tree/a/one"), "1");
writeFileSync(at("tree/a.txt"), "2");
writeFileSync(at("tree/b/é"), "3");
writeFileSync(at("tree/b/.git/code.py"), "4");
writeFileSync(at("tree/.git/config"), "left out");

let copies = 0;
/** A copy of the folder, changed. */
const changed = (change: (path: (name: string) => string) => void): string => {
  copies += 1;
  const copy = at(`copy-${copies}`);
  cpSync(at("tree"), copy, { recursive: true });
  change((name) => join(copy, name));
  return copy;
};

describe("dirHash", () => {
  it("is Hash1 of Go's dirhash: of a line for each file, sorted by the bytes of its path", async () => {
    const line = (path: string, text: string): string =>
      `${createHash("sha256").update(text).digest("hex")}  ${path}\n`;
    // "." comes before "/".
    const lines = line("a.txt", "2") + line("a/one", "1") + line("b/.git/code.py", "4") + line("b/é", "3");
    expect(await dirHash(at("tree"))).toBe(createHash("sha256").update(lines).digest("hex"));
  });

  it("is what find, sort and sha256sum make of the same folder", async () => {
    const command = "find * -type f | LC_ALL=C sort | xargs sha256sum | sha256sum";
    const found = execFileSync("sh", ["-c", command], { cwd: at("tree"), encoding: "utf8" });
    expect(await dirHash(at("tree"))).toBe(found.slice(0, 64));
  });

  it("leaves out nothing but a folder .git at the top", async () => {
    const before = await dirHash(at("tree"));
    expect(await dirHash(changed((path) => writeFileSync(path(".git/config"), "x")))).toBe(before);
    expect(await dirHash(changed((path) => rmSync(path(".git"), { recursive: true })))).toBe(before);
    for (const change of [
      (path: (name: string) => string) => writeFileSync(path("b/.git/code.py"), "swapped"),
      (path: (name: string) => string) => renameSync(path("a.txt"), path("A.txt")),
      (path: (name: string) => string) => {
        rmSync(path(".git"), { recursive: true });
        writeFileSync(path(".git"), "gitdir: elsewhere");
      },
    ])
      expect(await dirHash(changed(change))).not.toBe(before);
  });

  it("digests what a link says, and what it leads to as itself", async () => {
    const linked = changed((path) => symlinkSync("a/one", path("one")));
    const other = changed((path) => symlinkSync("a.txt", path("one")));
    const behind = changed((path) => {
      symlinkSync("a/one", path("one"));
      writeFileSync(path("a/one"), "swapped");
    });
    const digests = await Promise.all([at("tree"), linked, other, behind].map(dirHash));
    expect(new Set(digests).size).toBe(4);
    expect(await entriesOf(linked)).toContainEqual({ path: "one", kind: "link" });
  });

  it("tells a link from a file that holds what the link says", async () => {
    const linked = changed((path) => symlinkSync("import os", path("code.py")));
    const file = changed((path) => writeFileSync(path("code.py"), "import os"));
    expect(await dirHash(linked)).not.toBe(await dirHash(file));
  });

  it.each([
    ["out of the folder", "../elsewhere/x", /leads out of the folder/],
    ["out of it and back", "../NAME/a/one", /leads out of the folder/],
    ["out through what is not there yet", "missing/../../elsewhere", /leads out of the folder/],
    ["to an absolute place outside", "/etc/hostname", /is absolute/],
    ["to an absolute place inside", "INSIDE/a/one", /is absolute/],
    ["into the folder that is left out", ".git/config", /leads to \.git/],
    ["into it under another spelling", ".GIT/config", /leads to \.git/],
    ["to another link that leads out", "hop", /leads out of the folder/],
  ])("refuses a link that leads %s", async (_, text, why) => {
    const copy = changed((path) => {
      symlinkSync("../elsewhere/x", path("hop"));
      if (text !== "hop") rmSync(path("hop"));
      const inside = path("").replace(/\/$/, "");
      symlinkSync(
        text.replace("INSIDE", inside).replace("NAME", inside.split("/").at(-1) ?? ""),
        path("a/../x"),
      );
    });
    await expect(dirHash(copy)).rejects.toThrow(why);
  });

  it.each([
    ["stays in the folder", "b/../a/one"],
    ["leads nowhere", "missing"],
    ["leads to itself", "x"],
  ])("takes a link that %s", async (_, text) => {
    const copy = changed((path) => symlinkSync(text, path("x")));
    expect(await dirHash(copy)).toMatch(/^[0-9a-f]{64}$/);
  });

  it("refuses names that are not UTF-8, for two of them can look the same", async () => {
    const copy = changed((path) =>
      writeFileSync(Buffer.concat([Buffer.from(path("x")), Buffer.from([0xff])]), ""),
    );
    await expect(dirHash(copy)).rejects.toThrow("expected names in UTF-8");
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
      leftOut: [".git"],
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
