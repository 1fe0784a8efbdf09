import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { callCli } from "./call-cli.ts";
import { root, runCli, scratch } from "./run-cli.ts";

const venue = (name: string): string => join(root, `dist/examples/typescript/${name}.js`);

/** A folder with these files, in which `paripassu` runs. */
const project = (files: Readonly<Record<string, string>>) => {
  const cwd = scratch();
  for (const [name, text] of Object.entries(files)) writeFileSync(join(cwd, name), text);
  return { cwd, paripassu: (...args: readonly string[]) => callCli(args, { cwd }) };
};

const two = `{
  runs: 60, only: ["ORD-2"], reports: "reports",
  implementations: {
    honest: { module: ${JSON.stringify(venue("honest"))} },
    flawed: { module: ${JSON.stringify(venue("flawed"))} },
  },
}`;
const model = '{ "runs": 30, "only": ["ORD-2"], "implementations": { "acme": { "model": true } } }';

describe("paripassu check with a configuration", () => {
  it("checks every implementation, writes its reports, and ends as the worst", async () => {
    const { cwd, paripassu } = project({
      "paripassu.config.ts": `import { defineConfig } from "paripassu";\nexport default defineConfig(${two});\n`,
    });
    const all = await paripassu("check");
    expect([all.code, all.stderr]).toEqual([1, expect.stringContaining("60 of 60 scenarios")]);
    expect(all.stdout).toMatch(/^honest\nconformant, .*^flawed\n✗ ORD-2 .*^honest passes, flawed fails$/ms);
    expect(readdirSync(join(cwd, "reports/honest")).sort()).toEqual([
      "ctrf.json",
      "junit.xml",
      "report.html",
      "report.md",
      "report.sarif",
      "run.json",
    ]);
    expect(readdirSync(join(cwd, "reports/flawed"))).toContain("counterexamples");

    // The reports of a later run replace them.
    const one = await paripassu("check", "honest", "--seed", "5");
    expect([one.code, one.stdout]).toEqual([0, expect.stringMatching(/^conformant, .*seed 5/s)]);
    const run = JSON.parse(readFileSync(join(cwd, "reports/honest/run.json"), "utf8")) as object;
    expect(run).toMatchObject({ asked: { seed: 5 } });
  });

  it.each([
    ["paripassu.config.json", model],
    ["paripassu.config.js", `export default ${model};`],
    ["paripassu.config.mjs", `export default ${model};`],
    ["paripassu.config.ts", `const config: object = ${model};\nexport default config;`],
  ])("reads %s", async (name, text) => {
    const { code, stdout } = await project({ [name]: text }).paripassu("check");
    expect([code, stdout]).toEqual([0, expect.stringContaining("30 scenarios, seed 1")]);
  });

  it("says which gates an exhaustive run does not apply", async () => {
    const gated = model.replace('"runs": 30', '"require": { "accounts": 10 }, "failLevel": "safe"');
    const { paripassu } = project({ "paripassu.config.json": gated });
    const { code, stderr } = await paripassu("check", "--exhaustive", "--scope", "small", "--quiet");
    expect([code, stderr]).toEqual([
      0,
      "paripassu: --exhaustive does not apply failLevel, require of the configuration: run paripassu check without it to gate by them\n",
    ]);
    expect((await paripassu("check", "--runs", "30")).stderr).not.toContain("--exhaustive");
  });

  it("leaves no listener behind where a check is refused after the start", async () => {
    const venue = `export const implementation = { name: "mine", version: "1", language: "typescript" };
export const supports = { mechanisms: "any", actions: ["resolve"] };
export const run = () => ({ steps: [] });`;
    const { paripassu } = project({ "venue.mjs": venue });
    const before = process.listenerCount("SIGINT");
    const { code, stderr } = await paripassu("check", "--module", "venue.mjs", "--mechanism", "percolator");
    expect([code, stderr]).toEqual([2, expect.stringContaining("does not declare in supports")]);
    expect(process.listenerCount("SIGINT")).toBe(before);
  });

  it("lets flags win", async () => {
    const { paripassu } = project({ "paripassu.config.json": model });
    expect((await paripassu("check", "--profile", "quick")).stdout).toContain("1000 scenarios");
    expect((await paripassu("check", "acme", "--runs", "40")).stdout).toContain("40 scenarios");
  });

  it("is not asked where the command line names the implementation, unless it is named too", async () => {
    const { paripassu } = project({ "paripassu.config.json": "not even JSON", "mine.json": model });
    const flags = ["--model", "--only", "ORD-2", "--quiet"];
    expect((await paripassu("check", ...flags)).code).toBe(0);
    expect((await paripassu("check")).code).toBe(2);
    const own = await paripassu("check", "--config", "mine.json", "--module", venue("honest"));
    expect(own.stdout).toMatch(/^conformant, .*typescript-honest.*^30 scenarios, seed 1/ms);
  });

  it.each([
    ["nothing behind --", model, ["check", "--"], "expected a command after --"],
    ["an empty command", model, ["check", "--", ""], "-- COMMAND: expected"],
    [
      "an unknown name",
      model,
      ["check", "acne"],
      'found "acne": did you mean acme? (a command goes behind --)',
    ],
    ["a command without --", model, ["check", "python3", "adapter.py"], "(a command goes behind --)"],
    [
      "an unknown key",
      '{"implementations":{"acme":{"model":true}},"profil":"ci"}',
      ["check"],
      "did you mean `profile`?",
    ],
    [
      "an unknown invariant",
      '{"implementations":{"acme":{"model":true,"only":["ORD-99"]}}}',
      ["check"],
      "found ORD-99",
    ],
    ["no such file", model, ["check", "--config", "none.ts"], "cannot read none.ts: there is no such file"],
    ["an empty --config", model, ["check", "--config", ""], "--config: expected the name of a file"],
  ])("%s is wrong usage", async (_, text, args, message) => {
    const { code, stdout, stderr } = await project({ "paripassu.config.json": text }).paripassu(...args);
    expect(stderr).toContain(message);
    expect([code, stdout]).toEqual([2, ""]);
  });

  it.each([
    ["throws", 'throw new Error("boo");', "paripassu.config.mjs cannot be loaded: boo. Fix the file"],
    ["does not parse", "export default {", "paripassu.config.mjs cannot be loaded: "],
    ["exports nothing", "export const other = 1;", "unknown key `other`"],
  ])("a module that %s is wrong usage", async (_, text, message) => {
    const { code, stderr } = await project({ "paripassu.config.mjs": text }).paripassu("check");
    expect(stderr).toContain(message);
    expect(code).toBe(2);
  });

  it.each([
    ["ends the process as if it passed", "process.exit(0);"],
    ["ends the process as if it failed", "process.exit(1);"],
    ["ends the process later", "setTimeout(() => process.exit(0), 1); await new Promise(() => {});"],
    ["waits for what never comes", "await new Promise(() => {});"],
  ])("a module that %s judges nothing", async (_, text) => {
    const { cwd } = project({ "paripassu.config.mjs": `${text} export default ${model};` });
    const { code, stdout, stderr } = await runCli(["check"], { cwd });
    expect(stderr).toContain("paripassu: the process ended before the command did, and nothing is judged.");
    expect([code, stdout]).toEqual([3, ""]);
  });

  it("a name without a configuration runs no program of that name", async () => {
    const { code, stdout, stderr } = await project({}).paripassu("check", "node");
    expect(stderr).toContain('"node": expected a configuration with an implementation of this name');
    expect([code, stdout]).toEqual([2, ""]);
  });

  it("refuses one folder for the reports of two, which would hide a failure", async () => {
    const same = two.replaceAll(/\{ module: ([^ ]+) \}/g, '{ module: $1, reports: "same" }');
    const { code, stderr } = await project({ "paripassu.config.mjs": `export default ${same};` }).paripassu(
      "check",
    );
    expect(stderr).toContain("found same for honest and flawed: name another");
    expect(code).toBe(2);
  });

  it("two of them are wrong usage", async () => {
    const files = { "paripassu.config.json": model, "paripassu.config.mjs": `export default ${model};` };
    const { code, stderr } = await project(files).paripassu("check");
    expect(stderr).toContain("found paripassu.config.mjs and paripassu.config.json: delete one");
    expect(code).toBe(2);
  });

  it.each(["--json", "--out", "--reports", "--subject"])("%s is for one of several", async (flag) => {
    const { paripassu, cwd } = project({ "paripassu.config.mjs": `export default ${two};` });
    const { code, stderr } = await paripassu("check", flag, "there");
    expect([code, stderr]).toEqual([2, expect.stringContaining("name one, as in paripassu check NAME")]);
    expect(existsSync(join(cwd, "there"))).toBe(false);
  });

  it("keeps counterexamples in the folder that it names", async () => {
    const config = `{ runs: 60, only: ["ORD-2"], regressions: "cases", implementations: { flawed: { module: ${JSON.stringify(venue("flawed"))} } } }`;
    const { paripassu, cwd } = project({ "paripassu.config.js": `export default ${config};` });
    expect((await paripassu("check")).stderr).toContain("--regressions: cannot read cases");
    mkdirSync(join(cwd, "cases"));
    expect((await paripassu("check")).code).toBe(1);
    expect(readdirSync(join(cwd, "cases"))).toEqual(["ORD-2"]);
  });
});

describe("paripassu check --reports", () => {
  const flags = ["--only", "ORD-2", "--runs", "60", "--reports"];
  const filesIn = (folder: string): readonly string[] =>
    readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".json"));

  it("replaces the counterexamples of an earlier run, and deletes nothing else", async () => {
    const { cwd, paripassu } = project({});
    const counterexamples = join(cwd, "here/counterexamples");
    mkdirSync(join(counterexamples, "ORD-2"), { recursive: true });
    const others = ["mine.json", join("ORD-2", "mine.json")];
    for (const name of others) writeFileSync(join(counterexamples, name), "{}");
    expect((await paripassu("check", "--module", venue("flawed"), ...flags, "here")).code).toBe(1);
    expect(filesIn(counterexamples)).toHaveLength(3);
    expect((await paripassu("check", "--module", venue("honest"), ...flags, "here")).code).toBe(0);
    expect([...filesIn(counterexamples)].sort()).toEqual([...others].sort());
  });

  it("refuses a folder whose counterexamples are the stored ones", async () => {
    const { cwd, paripassu } = project({});
    mkdirSync(join(cwd, "counterexamples"));
    const shared = ["--regressions", "counterexamples", ...flags, "."];
    const { code, stderr } = await paripassu("check", "--model", ...shared);
    expect(stderr).toContain("--reports: expected a folder apart from the stored counterexamples");
    expect(code).toBe(2);
  });
});

describe("paripassu check --quiet", () => {
  const quiet = async (...args: readonly string[]) =>
    project({}).paripassu("check", "--quiet", "--only", "ORD-2", "--runs", "60", ...args);

  it("prints the verdict alone where it passes", async () => {
    const { code, stdout, stderr } = await quiet("--module", venue("honest"));
    expect(stdout).toMatch(/^conformant, level none: paripassu-typescript-honest \S+ \(typescript\)\n$/);
    expect([code, stderr]).toEqual([0, ""]);
  });

  it("prints what failed besides", async () => {
    const { code, stdout, stderr } = await quiet("--module", venue("flawed"));
    expect(stdout).toMatch(/^not-conformant, .*\n✗ ORD-2 .*\n +expected .*; observed .*\n$/);
    expect([code, stderr]).toEqual([1, ""]);
  });

  it("prints why it is inconclusive, or what never came up", async () => {
    const required = await quiet("--model", "--require", "laws=1000");
    expect(required.stdout).toMatch(/^inconclusive, .*\n! required: laws=1000 is required/);
    const absent = await quiet("--", "no-such-program-anywhere");
    expect([absent.code, absent.stdout]).toEqual([4, expect.stringMatching(/^unusable\n! /)]);
    expect((await quiet("--model", "--verbose")).code).toBe(2);
  });
});
