import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { describe, expect, it } from "vitest";
import { root, scratch } from "../e2e/run-cli.ts";
import { runAction } from "../e2e/ci/composite.ts";

const module = (name: string): string => join(root, "dist/examples/typescript", `${name}.js`);
const uses = "actions/upload-artifact@v6";

describe("the action", () => {
  it("fails as the check does, after the summary is written and the run is uploaded", async () => {
    const cwd = scratch();
    const inputs = { module: module("flawed"), runs: "100", sarif: "true" };
    const { code, summary, outputs, used } = await runAction(inputs, { cwd });
    expect(code).toBe(1);
    const path = join(cwd, "paripassu");
    expect(outputs).toEqual({ "exit-code": "1", result: "not-conformant", level: "none", path });
    expect(summary).toBe(readFileSync(join(path, "report.md"), "utf8"));
    expect(summary).toContain("ORD-2");
    const sarif = join(path, "report.sarif");
    expect(used.slice(1)).toEqual([
      { uses: "github/codeql-action/upload-sarif@v4", with: { sarif_file: sarif, category: "paripassu" } },
      { uses, with: { name: "paripassu", path, "if-no-files-found": "ignore" } },
    ]);
    expect(existsSync(sarif)).toBe(true);
  });

  it("passes what is conformant, and uploads to code scanning only if asked to", async () => {
    const cwd = scratch();
    const { code, summary, outputs, used } = await runAction(
      { module: module("honest"), runs: "500" },
      { cwd },
    );
    expect(outputs).toMatchObject({ "exit-code": "0", result: "conformant", level: "exact" });
    expect(code).toBe(0);
    expect(summary).toMatch(/conformant/);
    expect(used.map((step) => step.uses)).toEqual(["actions/setup-node@v6", uses]);
  });

  it("starts a command word by word, and gives a shard's code without a verdict", async () => {
    const cwd = scratch();
    const command = `${process.execPath}\n  ${join(root, "test/programs/honest.mjs")}  `;
    const inputs = { command, runs: "100", shard: "1/2", out: "one", artifact: "", "node-version": "" };
    const { code, summary, outputs, used } = await runAction(inputs, { cwd });
    expect(code).toBe(0);
    expect(outputs).toEqual({ "exit-code": "0", result: "no-verdict", level: "", path: join(cwd, "one") });
    expect(summary).toBe("paripassu, shard 1/2: no-verdict (exit code 0). More is in the log.\n");
    expect(used).toEqual([]);
  });

  it("does not let the words of an implementation be commands to the runner", async () => {
    const tokens = new Set<string | undefined>();
    for (const shard of ["1/2", "2/2"]) {
      const { log } = await runAction({ command: "no-such-program", runs: "100", shard }, { cwd: scratch() });
      const [, token, told] = /::stop-commands::([^\n]+)\n([^]*)\n::\1::\n/.exec(log) ?? [];
      expect(told).toContain("no-such-program");
      tokens.add(token);
    }
    expect(tokens.size).toBe(2);
  });

  it.each([
    [{}, "found none"],
    [{ command: "python3 'my adapter.py'" }, "no shell reads it"],
    [{ command: "python3 $(touch pwned)" }, "no shell reads it"],
    [{ command: "python3 adapter.py", out: "a\nresult=conformant" }, "out: expected the name of a folder"],
  ])("refuses %o as wrong usage", async (inputs, reason) => {
    const cwd = scratch();
    const { code, log, summary, outputs } = await runAction(inputs, { cwd });
    expect([code, outputs["exit-code"], outputs.result]).toEqual([2, "2", "usage"]);
    expect(log).toContain(reason);
    expect(summary).toContain("usage (exit code 2)");
    expect(existsSync(join(cwd, "pwned"))).toBe(false);
  });

  it.each(["command", "module", "seed", "shard", "merge", "out", "fail-level"])(
    "runs nothing that stands in %s",
    async (name) => {
      const cwd = scratch();
      const { code } = await runAction(
        { module: "none.js", [name]: '"; touch pwned; $(touch pwned) `touch pwned` ; #' },
        { cwd },
      );
      expect(code).not.toBe(0);
      expect(existsSync(join(cwd, "pwned"))).toBe(false);
    },
  );

  it("builds the suite where it is not built, and fails with 3 where that fails", async () => {
    const [cwd, actionPath, bin] = [scratch(), scratch(), scratch()];
    const said = join(cwd, "said");
    writeFileSync(join(bin, "npm"), `#!/bin/sh\necho "$PWD npm $*" >'${said}'\nexit 7\n`);
    chmodSync(join(bin, "npm"), 0o755);
    mkdirSync(join(actionPath, "dist"));
    const env = { PATH: `${bin}${delimiter}${process.env.PATH ?? ""}` };
    const { code, outputs, summary } = await runAction(
      { module: module("honest") },
      { cwd, actionPath, env },
    );
    expect(readFileSync(said, "utf8")).toBe(`${actionPath} npm ci --include=dev\n`);
    expect(code).toBe(7);
    expect(outputs.result).toBe("");
    expect(summary).toContain("nothing was run");
  });
});
