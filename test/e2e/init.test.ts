import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { starters } from "../../src/cli/starters.ts";
import { callCli } from "./call-cli.ts";
import { root, scratch } from "./run-cli.ts";

/** What building a starter in its place leaves behind. */
const leftBehind = /^(target|node_modules|dist|out|__pycache__|adapter|Cargo\.lock|package-lock\.json)(\/|$)/;

const filesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .filter((file) => !leftBehind.test(file))
    .sort();

describe("paripassu init", () => {
  it("has every file of starters/", () => {
    expect(Object.keys(starters).sort()).toEqual(readdirSync(join(root, "starters")).sort());
    for (const [lang, files] of Object.entries(starters))
      expect([...files].sort()).toEqual(filesIn(join(root, "starters", lang)));
  });

  it.each(Object.entries(starters))("writes the starter in %s as it stands there", async (lang, files) => {
    const dir = join(scratch(), "a folder", "below");
    const { code, stdout } = await callCli(["init", "--lang", lang, dir]);
    expect(code).toBe(0);
    expect(filesIn(dir)).toEqual([...files].sort());
    for (const file of files)
      expect(readFileSync(join(dir, file), "utf8")).toBe(
        readFileSync(join(root, "starters", lang, file), "utf8"),
      );
    expect(stdout).toContain(`\n  cd '${dir}'\n`);
    expect(stdout).toContain("\n  npx paripassu check ");
  });

  it("writes to the folder it is called in, where none is named", async () => {
    const cwd = scratch();
    const { code, stdout } = await callCli(["init", "--lang", "go"], { cwd });
    expect([code, stdout.includes("  cd ")]).toEqual([0, false]);
    expect(filesIn(cwd)).toEqual([...(starters.go ?? [])].sort());
  });

  it("overwrites nothing, and then writes nothing", async () => {
    const dir = scratch();
    mkdirSync(join(dir, "src"));
    writeFileSync(join(dir, "src/venue.rs"), "mine");
    const { code, stdout, stderr } = await callCli(["init", "--lang", "rust", dir]);
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toContain(`without ${join(dir, "src/venue.rs")}, which would be overwritten`);
    expect(filesIn(dir)).toEqual(["src/venue.rs"]);
    expect(readFileSync(join(dir, "src/venue.rs"), "utf8")).toBe("mine");
  });

  it("takes away what it wrote where it cannot write the rest", async () => {
    const dir = scratch();
    writeFileSync(join(dir, "src"), "a file where a folder is needed");
    const { code, stderr } = await callCli(["init", "--lang", "rust", dir]);
    expect([code, stderr.includes("Nothing was written")]).toEqual([2, true]);
    expect(filesIn(dir)).toEqual(["src"]);
  });

  describe("where npx would look for the suite in the registry, says how it is installed", () => {
    const install = `\n  npm install --save-dev ${root.replace(/\/$/, "")}\n`;
    const said = async (lang: string, dir: string): Promise<string> =>
      (await callCli(["init", "--lang", lang, dir])).stdout;

    it.each(["python", "solidity"])("outside of any package (%s)", async (lang) => {
      const stdout = await said(lang, join(scratch(), "mine"));
      expect(stdout).toContain(install);
      expect(stdout.indexOf(install)).toBeLessThan(stdout.indexOf("npx paripassu check"));
    });

    it("in our own folder for a starter that is a package of its own", async () => {
      const dir = scratch();
      writeFileSync(join(dir, "package.json"), '{"name":"paripassu"}');
      expect(await said("python", join(dir, "python"))).not.toContain("npm install");
      expect(await said("solidity", join(dir, "solidity"))).toContain(install);
    });

    it("and not below a folder that it was installed in", async () => {
      const dir = scratch();
      mkdirSync(join(dir, "node_modules/.bin"), { recursive: true });
      symlinkSync(join(root, "dist/src/cli/cli.js"), join(dir, "node_modules/.bin/paripassu"));
      for (const lang of ["python", "solidity"])
        expect(await said(lang, join(dir, lang, "below"))).not.toContain("npm install --save-dev");
    });
  });

  it("refuses a language that it has no starter in", async () => {
    const { code, stderr } = await callCli(["init", "--lang", "pyton"]);
    expect([code, stderr.includes("did you mean python?")]).toEqual([2, true]);
  });
});
