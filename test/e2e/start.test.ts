import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Linter } from "eslint";
import { describe, expect, it } from "vitest";
import { root, scratch } from "./run-cli.ts";

const built = (name: string): string => join(root, "dist/src/cli", name);

/** What the start file says where Node calls itself by another version. */
const startedBy = (node: string, ...args: readonly string[]) => {
  const disguise = join(scratch(), "disguise.cjs");
  writeFileSync(
    disguise,
    `Object.defineProperty(process, "versions", { value: { ...process.versions, node: "${node}" } });`,
  );
  return spawnSync(process.execPath, ["--require", disguise, built("start.cjs"), ...args], {
    encoding: "utf8",
  });
};

/** What is wrong with a script for a reader of ES5. */
const faultsInES5 = (text: string) =>
  new Linter().verify(text, { languageOptions: { ecmaVersion: 5, sourceType: "script" } });

describe("the file that `paripassu` starts", () => {
  it.each(["4.9.1", "18.20.8", "20.18.3"])("tells Node %s that it is too old, and ends with 2", (version) => {
    const { status, stdout, stderr } = startedBy(version, "--version");
    expect(stderr).toBe(
      `paripassu: expected Node.js >=20.19, found ${version} (${process.execPath}). Install a newer one: https://nodejs.org\n`,
    );
    expect([status, stdout]).toEqual([2, ""]);
  });

  it.each(["20.19.0", "22.0.0", "100.1.0"])("starts the command line under Node %s", (version) => {
    const { status, stdout } = startedBy(version, "--version");
    expect([status, stdout]).toEqual([0, expect.stringMatching(/^\d+\.\d+\.\d+\n$/)]);
  });

  it("can be read by every Node: it is ES5, and what is not is apart", () => {
    expect(faultsInES5(readFileSync(built("start.cjs"), "utf8"))).toEqual([]);
    expect(faultsInES5(readFileSync(built("load.cjs"), "utf8"))).toEqual([
      expect.objectContaining({ fatal: true }),
    ]);
  });

  it("is the command of the package, and passes on arguments and exit codes", () => {
    const { bin } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
      bin: { paripassu: string };
    };
    expect(bin.paripassu).toBe("dist/src/cli/start.cjs");
    expect(startedBy("20.19.0", "check", "--runs", "0").status).toBe(2);
    expect(startedBy("20.19.0", "check", "--", "no-such-command-anywhere").status).toBe(4);
  });
});
