import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { callCli } from "./call-cli.ts";
import { root, scratch } from "./run-cli.ts";

/** The suggestions for the last word, without descriptions, and the directive to the shell. */
const suggestions = async (...words: readonly string[]): Promise<readonly string[]> => {
  const { code, stdout } = await callCli(["complete", "--", ...words]);
  expect(code).toBe(0);
  return stdout
    .trimEnd()
    .split("\n")
    .map((line) => line.split("\t")[0] ?? "");
};

const noFile = ":4";
const file = ":0";

describe("paripassu complete", () => {
  it("suggests commands, with their descriptions", async () => {
    expect(await suggestions("che")).toEqual(["check", noFile]);
    expect(await suggestions("")).toEqual(expect.arrayContaining(["check", "init", "verify"]));
    expect((await callCli(["complete", "--", "repl"])).stdout).toMatch(/^replay\trun one stored/);
  });

  it("suggests options, and their values", async () => {
    expect(await suggestions("check", "--know")).toEqual(["--known-failures", noFile]);
    expect(await suggestions("check", "--")).toEqual(expect.arrayContaining(["--runs", "--watch"]));
    expect(await suggestions("check", "--profile", "")).toEqual(["quick", "ci", "audit", noFile]);
    expect(await suggestions("check", "--fail-level", "tr")).toEqual(["transparent", noFile]);
    expect(await suggestions("check", "--mechanism", "okex")).toEqual(["okex-2018", noFile]);
    expect(await suggestions("report", "run.json", "--format", "ju")).toEqual(["junit", noFile]);
    expect(await suggestions("init", "--lang", "py")).toEqual(["python", noFile]);
  });

  it("leaves files to the shell", async () => {
    expect(await suggestions("check", "--module", "dist/")).toEqual([file]);
    expect(await suggestions("replay", "")).toEqual([file]);
    expect(await suggestions("check", "--", "python3", "ad")).toEqual([file]);
  });

  it.each([["zsh"], ["bash"], ["fish"]])("prints a script for %s", async (shell) => {
    const { code, stdout, stderr } = await callCli(["complete", shell]);
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout).toContain("paripassu complete -- ");
    expect(stdout).not.toContain("\\u00");
  });

  it.each([
    [["complete"], "missing required argument"],
    [["complete", "csh"], 'complete: expected one of zsh, bash, fish, found "csh"'],
    [["complete", "zsh", "bash"], "complete: expected one shell"],
  ])("%j is wrong usage", async (args, message) => {
    const { code, stdout, stderr } = await callCli(args);
    expect([code, stdout, stderr]).toEqual([2, "", expect.stringContaining(message)]);
  });

  it("completes in a bash that reads the script", async () => {
    const folder = scratch();
    writeFileSync(join(folder, "script"), (await callCli(["complete", "bash"])).stdout);
    const cli = JSON.stringify(join(root, "dist/src/cli/cli.js"));
    const { stdout, status } = spawnSync(
      "bash",
      [
        "--norc",
        "-c",
        `paripassu() { ${JSON.stringify(process.execPath)} ${cli} "$@"; }
. ./script
COMP_WORDS=(paripassu check --prof); COMP_CWORD=2; COMP_LINE="paripassu check --prof"; COMP_POINT=\${#COMP_LINE}
_get_comp_words_by_ref() { cur=--prof; prev=check; words=("\${COMP_WORDS[@]}"); cword=2; }
__paripassu_complete
printf '%s\\n' "\${COMPREPLY[@]}"`,
      ],
      { cwd: folder, encoding: "utf8" },
    );
    expect([status, stdout]).toEqual([0, "--profile\n"]);
  });
});
