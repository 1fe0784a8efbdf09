import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Compile } from "typebox/compile";
import { describe, expect, it } from "vitest";
import { type Result, ResultSchema } from "../../src/result/result.ts";
import { callCli } from "./call-cli.ts";
import { root, runCli, scratch, emptyFolder } from "./run-cli.ts";

const flawed = ["--module", "dist/examples/typescript/flawed.js"];
const honest = ["--module", "dist/examples/typescript/honest.js"];

const readResult = (path: string): Result => {
  const document: unknown = JSON.parse(readFileSync(path, "utf8"));
  const validator = Compile(ResultSchema);
  expect(validator.Errors(document)).toEqual([]);
  return document as Result;
};

describe("paripassu check", () => {
  it("checks the reference model by --model: exit 0, level exact", async () => {
    const json = join(scratch(), "result.json");
    const { code, stdout, stderr } = await runCli(["check", "--model", "--json", json]);
    expect(code).toBe(0);
    expect(stdout).toContain("conformant, level exact: paripassu-reference-model");
    expect(stderr).toContain("1000 of 1000 scenarios");
    const result = readResult(json);
    expect(result).toMatchObject({
      result: "conformant",
      level: "exact",
      asked: { seed: 1 },
      runs: 1000,
      errors: [],
    });
    expect(result.invariants.every(({ verdict }) => verdict === "held")).toBe(true);
  });

  it("convicts a flawed module: exit 1, a story, a file, and a replay that convicts again", async () => {
    const dir = scratch();
    const json = join(dir, "result.json");
    const { code, stdout } = await runCli([
      "check",
      ...["--runs", "300"],
      ...flawed,
      "--json",
      json,
      "--regressions",
      emptyFolder(join(dir, "kept")),
    ]);
    expect(code).toBe(1);
    for (const part of ["ORD-2", "waterfall", "before", "then", "expected", "observed", "why", "replay"])
      expect(stdout).toContain(part);
    const { invariants, level } = readResult(json);
    expect(level).toBe("none");
    const found = invariants.find(({ id }) => id === "ORD-2")?.counterexample;
    expect(Object.keys(found?.scenario.genesis?.accounts ?? {}).length).toBeLessThanOrEqual(3);
    expect(found?.scenario.actions.length).toBeLessThanOrEqual(2);

    const replay = /replay {5}npx paripassu (replay .*)/.exec(stdout)?.[1]?.split(" ") ?? [];
    expect((await runCli(replay)).code).toBe(1);
    expect((await runCli([...replay.slice(0, 2), ...honest])).code).toBe(0);
  });

  it("is inconclusive, exit 3, when a run is too short to have met the cases", async () => {
    const { code, stdout } = await runCli(["check", "--model", "--runs", "2"]);
    expect(code).toBe(3);
    expect(stdout).toContain("inconclusive, level none");
    expect(stdout).toContain("never reached:");
  });

  it("says unusable, exit 4, of a command that does not exist", async () => {
    const { code, stdout } = await runCli(["check", "--", "no-such-command-anywhere"]);
    expect(code).toBe(4);
    expect(stdout).toContain("unusable");
    expect(stdout).toContain("no-such-command-anywhere");
  });

  it("judges by --only alone, and awards no level then", async () => {
    const { code, stdout } = await callCli(["check", "--model", "--only", "ORD-1,ORD-2"]);
    expect(code).toBe(0);
    expect(stdout).toContain("conformant, level none");
    expect(stdout).toContain("2 held");
  });

  it("awards the level below what --skip leaves out", async () => {
    const { stdout } = await callCli(["check", "--model", "--skip", "REF-1"]);
    expect(stdout).toContain("conformant, level transparent");
  });

  it("runs every scenario under --mechanism, and says what then does not apply", async () => {
    const dir = scratch();
    const mechanism = {
      name: "fund then winners",
      asset: { symbol: "USD", decimals: 2 },
      waterfall: [
        { kind: "fund", id: "insurance" },
        { kind: "haircut", id: "winners", basis: "profit", rule: "proportional", rounding: "up" },
      ],
      remainder: "park",
      exits: "gated",
      surplus: "residue",
    };
    writeFileSync(join(dir, "mechanism.json"), JSON.stringify(mechanism));
    const { code, stdout } = await callCli(["check", "--model", "--mechanism", join(dir, "mechanism.json")]);
    expect(stdout).toContain("ORD-4    not-applicable: no tranche has a defaulter-stake layer before it");
    expect(code).toBe(0);
  });

  it("prints no escape codes where there is no terminal, and the same twice", async () => {
    // A whole run gives the same result twice in test/folder.
    const args = ["check", "--runs", "100", "--only", "ORD-2,REF-1", ...flawed];
    const first = await runCli([...args, "--regressions", scratch()]);
    expect(first.stdout).not.toContain("\u001b");
    const second = await runCli([...args, "--regressions", scratch()]);
    const withoutPath = (text: string): string => text.replace(/replay .*/g, "");
    expect(withoutPath(second.stdout)).toBe(withoutPath(first.stdout));
  });

  it("respects NO_COLOR, and colours when it is forced to", async () => {
    const coloured = await runCli(["check", "--model", "--runs", "5"], { env: { FORCE_COLOR: "1" } });
    expect(coloured.stdout).toContain("\u001b[");
    const plain = await runCli(["check", "--model", "--runs", "5"], {
      env: { NO_COLOR: "1", FORCE_COLOR: "" },
    });
    expect(plain.stdout).not.toContain("\u001b");
  });
});

describe("wrong usage ends with 2 and says what to do", () => {
  const bad = join(scratch(), "bad.json");
  writeFileSync(bad, "{");
  it.each([
    [["check", "--runs", "0"], "--runs: expected a whole number from 1"],
    [["check", "--runs", "ten"], 'found "ten"'],
    [["check", "--seed", "1.5"], "--seed: expected a whole number"],
    [["check", "--only", "ORD-9"], "expected ids of the catalogue"],
    [["check", "--mechanism", "/no/such/file"], "cannot read /no/such/file"],
    [["check", "--mechanism", bad], "is not JSON"],
    [["check", "--json", "/proc/none/result.json", "--runs", "1"], "cannot write /proc/none/result.json"],
    [["check", "--module", "x.js", "--", "true"], "found both"],
    [["check", "--bogus"], "unknown option"],
    [["frobnicate"], "unknown command"],
    [["model"], "missing required argument"],
    [["replay", bad], "is not JSON"],
  ])("%j", async (args, message) => {
    const { code, stderr, stdout } = await callCli(args);
    expect(stderr).toContain(message);
    expect(stdout).toBe("");
    expect(code).toBe(2);
  });

  it("as a process too", async () => {
    const { code, stderr, stdout } = await runCli(["check", "--runs", "0"]);
    expect(stderr).toContain("--runs: expected a whole number from 1");
    expect([code, stdout]).toEqual([2, ""]);
  });

  it("names path, expected and found of a bad mechanism", async () => {
    const file = join(scratch(), "mechanism.json");
    const layer = {
      kind: "haircut",
      id: "h",
      basis: "profit",
      rule: "proportional",
      rounding: "up",
      cap: "1.5",
    };
    const mechanism = {
      name: "m",
      asset: { symbol: "USD", decimals: 2 },
      waterfall: [layer],
      remainder: "park",
      exits: "open",
      surplus: "residue",
    };
    writeFileSync(file, JSON.stringify(mechanism));
    const { code, stderr } = await callCli(["check", "--mechanism", file]);
    expect(stderr).toContain('at /waterfall/0/cap: expected a ratio above 0 and at most 1, found "1.5"');
    expect(code).toBe(2);
  });
});

describe("paripassu model", () => {
  const scenario = join(root, "examples/episodes/nasdaq-clearing-2018.json");

  it("prints the trace of a scenario, from a file and from standard input", async () => {
    const fromFile = await runCli(["model", scenario]);
    const fromInput = await runCli(["model", "-"], { input: readFileSync(scenario, "utf8") });
    expect(fromFile.code).toBe(0);
    expect(fromInput.stdout).toBe(fromFile.stdout);
    expect((JSON.parse(fromFile.stdout) as { steps: unknown[] }).steps).toHaveLength(1);
  });

  it("refuses a scenario that is not valid, whole", async () => {
    const { code, stdout, stderr } = await callCli(["model", "-"], {
      input: '{"mechanism":{},"actions":[]}',
    });
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toContain("at /mechanism/name: expected a value, found nothing");
  });
});

describe("--help", () => {
  /** The commands that a help lists, except for the one that shows help. */
  const listed = async (...words: readonly string[]): Promise<readonly string[]> => {
    const { stdout } = await callCli([...words, "--help"]);
    const [, commands = ""] = stdout.split("Commands:\n");
    const names = [...commands.matchAll(/^ {2}([a-z]+)(?= |$)/gm)].map(([, name = ""]) => name);
    return names.filter((name) => name !== "help");
  };

  it("of every command shows an example", async () => {
    const commands = [...(await listed()), ...(await listed("vectors")).map((name) => `vectors ${name}`)];
    expect(commands).toEqual(expect.arrayContaining(["check", "ask", "explain", "vectors run"]));
    for (const command of commands.filter((name) => name !== "vectors")) {
      const { code, stdout } = await callCli([...command.split(" "), "--help"]);
      expect(code).toBe(0);
      expect(stdout, command).toMatch(new RegExp(`Examples?:\\n {2}(echo .* \\| )?paripassu ${command}`));
    }
  });
});

describe("the package", () => {
  it("has a command that npx can run", () => {
    const { stdout } = spawnSync("npx", ["paripassu", "--version"], { cwd: root, encoding: "utf8" });
    expect(stdout.trim()).toMatch(/^\d+\.\d+\.\d+$/);
  });

  it.each(["paripassu", "paripassu/spec", "paripassu/properties"])("exports %s", async (name) => {
    const exported = (await import(name)) as Record<string, unknown>;
    expect(Object.keys(exported).length).toBeGreaterThan(5);
  });

  it("publishes the schemas of its documents", async () => {
    const { schemas } = await import("../../src/schemas/schemas.ts");
    for (const name of Object.keys(schemas)) {
      const published = JSON.parse(readFileSync(join(root, "dist/schemas", `${name}.json`), "utf8")) as {
        title: string;
      };
      expect(published.title).toBe(`paripassu ${name}`);
    }
  });
});
