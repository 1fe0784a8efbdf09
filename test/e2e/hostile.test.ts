import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { formatNames } from "../../src/reports/format-names.ts";
import { commandIn } from "../unit/src/reports/hostile.ts";
import { callCli } from "./call-cli.ts";
import { emptyFolder, root, scratch } from "./run-cli.ts";

/** An implementation that words commands to the runner of a workflow wherever it may word something. */
const program = join(root, "test/programs/hostile.mjs");
const hostile = (how: string): readonly string[] => ["--", process.execPath, program, "token", "1", how];

const folder = scratch();
const scenario = join(folder, "scenario.json");
writeFileSync(
  scenario,
  JSON.stringify({
    mechanism: {
      name: "m",
      asset: { symbol: "USD", decimals: 2 },
      waterfall: [],
      remainder: "park",
      exits: "gated",
      surplus: "residue",
    },
    actions: [{ type: "deposit", account: "ann", amount: "5" }],
  }),
);

/** Runs a command, and holds all that it prints to be words alone. */
const harmless = async (args: readonly string[]): Promise<string> => {
  const { stdout, stderr } = await callCli(args);
  for (const text of [stdout, stderr]) expect(commandIn(text)).toBeUndefined();
  return stdout + stderr;
};

const filesIn = (path: string): readonly string[] =>
  readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

describe.each(["error", "unsupported", "trace", "type", "id", "crash", "hello", "noise", "honest"])(
  "an implementation whose words are commands: %s",
  (how) => {
    const regressions = emptyFolder(join(folder, `kept-${how}`));

    it.each([
      ["smoke", ["smoke"]],
      ["replay", ["replay", scenario]],
      ["ask", ["ask", scenario]],
      ["vectors run", ["vectors", "run", join(root, "vectors/tiny")]],
      ["check --exhaustive", ["check", "--exhaustive", "--scope", "small", "--regressions", regressions]],
    ])("commands nothing through %s", async (_, args) => {
      expect(await harmless([...args, ...hostile(how)])).not.toBe("");
    });

    it("commands nothing through check, its folder, verify, and any report", async () => {
      const out = join(folder, `out-${how}`);
      const asked = ["--runs", "10", "--only", "CONS-1", "--out", out, "--subject", program];
      await harmless(["check", ...asked, "--regressions", regressions, ...hostile(how)]);
      const files = filesIn(out);
      expect(files.length).toBeGreaterThan(0);
      for (const file of files)
        expect([file, commandIn(readFileSync(file, "utf8"))]).toEqual([file, undefined]);
      await harmless(["verify", out, "--sample", "1", ...hostile(how)]);
      const run = join(out, "run.json");
      for (const format of formatNames) await harmless(["report", run, "--format", format]);
    });
  },
);

it("shows whose words a quoted line holds", async () => {
  const said = await harmless(["replay", scenario, ...hostile("error")]);
  expect(said).toContain("| :\\u003aerror file=a.ts::pwned\n");
});
