import { readFileSync, writeFileSync } from "node:fs";
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { atoms } from "../../../../spec/index.ts";
import { everything, ledgerTier } from "../../../../properties/index.ts";
import { referenceModel } from "../../../../src/adapters/reference-model.ts";
import { implementationOf } from "../../../../src/mutants/implementation.ts";
import { usersCutBeforeTheFund } from "../../../../src/mutants/out-of-order.ts";
import { fundDrawsWithoutReceipt } from "../../../../src/mutants/receipts.ts";
import { type Case, readVectors } from "../../../../src/vectors/read.ts";
import { type Outcome, runVectors } from "../../../../src/vectors/run.ts";
import { callCli } from "../../../e2e/call-cli.ts";
import { plainEnvironment, root, scratch } from "../../../e2e/run-cli.ts";

const okex = join(root, "vectors/standard/okex-2018.json");
const bitmex = join(root, "vectors/standard/bitmex-adl.json");

const casesIn = (path: string): readonly Case[] => {
  const reading = readVectors(JSON.parse(readFileSync(path, "utf8")));
  if (!reading.ok) throw new Error(JSON.stringify(reading.faults));
  return reading.value.cases;
};

const kindsOf = (outcomes: readonly Outcome[]): ReadonlySet<string> => new Set(outcomes.map(({ kind }) => kind));

describe("running vectors", () => {
  it("acquits the model", async () => {
    expect(kindsOf(await runVectors(referenceModel, [...casesIn(okex), ...casesIn(bitmex)]))).toEqual(new Set(["agreed"]));
  });

  it("asks nothing that is not declared, and says why", async () => {
    const skips = async (capabilities: typeof everything, path: string): Promise<readonly string[]> => {
      const outcomes = await runVectors({ ...referenceModel, capabilities }, casesIn(path));
      return [...new Set(outcomes.flatMap((one) => (one.kind === "skipped" ? [one.reason] : [])))];
    };
    expect(await skips(ledgerTier, bitmex)).toEqual(["its mechanism is not declared"]);
    expect(await skips({ ...everything, genesis: false }, okex)).toEqual(["it begins with a genesis"]);
    expect(await skips({ ...everything, actions: ["resolve"] }, okex)).toEqual([
      "its actions, accounts or amounts are beyond what is declared",
    ]);
    expect(await skips({ ...everything, maxAmount: atoms(100n) }, okex)).toContain("it comes to amounts beyond maxAmount");
  });

  it("compares receipts where there are some", async () => {
    const guilty = (receipts: boolean) =>
      implementationOf("silent", fundDrawsWithoutReceipt.run, { ...everything, receipts });
    expect(kindsOf(await runVectors(guilty(true), casesIn(okex)))).toContain("failed");
    expect(kindsOf(await runVectors(guilty(false), casesIn(okex)))).toEqual(new Set(["agreed"]));
  });

  it("says where the first difference is", async () => {
    const outcomes = await runVectors(implementationOf("guilty", usersCutBeforeTheFund.run), casesIn(okex));
    const first = outcomes.find(({ kind }) => kind === "failed");
    if (first?.kind !== "failed") return expect.fail("the mutant fails no vector");
    expect(first.mismatch).toEqual({ step: 0, expected: "pnl of ann of 9", observed: "6" });
  });

  it("gives up on an implementation that answers nothing", async () => {
    const deaf = implementationOf("deaf", () => {
      throw new Error("no");
    });
    const outcomes = await runVectors(deaf, [...casesIn(okex), ...casesIn(bitmex)]);
    expect(outcomes.filter(({ kind }) => kind === "unanswered")).toHaveLength(10);
    expect(kindsOf(outcomes)).toContain("not run");
  });
});

describe("paripassu vectors run", () => {
  const run = (...args: readonly string[]) => callCli(["vectors", "run", ...args]);

  it("0: every case that was run agrees", async () => {
    const { code, stdout } = await run(okex, "--module", "dist/examples/typescript/honest.js");
    expect(stdout).toMatch(/\d+ cases agree, 0 fail, 0 skipped/);
    expect(code).toBe(0);
  });

  it("1: the story of a failure, and the class of bugs that fits best", async () => {
    const { code, stdout } = await run("vectors/tiny", "--module", "dist/examples/typescript/flawed.js");
    expect(stdout).toMatch(/✗ [a-z0-9-]+\/[a-z0-9-]+ {2}eve owes/);
    expect(stdout).toMatch(/in:\n {2}fund-before-haircut \((\d+) of \1\): Users are cut/);
    expect(stdout).toMatch(/skipped, for .*: [a-z0-9-]+\//);
    expect(code).toBe(1);
  });

  it("2: a file that is none", async () => {
    const file = join(scratch(), "bad.json");
    writeFileSync(file, readFileSync(okex, "utf8").replace('"exact-exhaustion"', '"unheard-of"'));
    const { code, stderr } = await run(file);
    expect(stderr).toContain("is not a valid file of vectors");
    expect(code).toBe(2);
  });

  it("3: nothing was run", async () => {
    const { code, stdout } = await run(bitmex, "--module", "dist/examples/typescript/flawed.js");
    expect(stdout).toContain("0 cases agree, 0 fail");
    expect(code).toBe(3);
  });

  it("4: it never became usable", async () => {
    expect(await run(okex, "--", "/nowhere/at/all")).toMatchObject({ code: 4 });
  });
});

const hasPython = spawnSync("python3", ["--version"]).status === 0 || process.env.CI !== undefined;

describe.skipIf(!hasPython)("the loop that docs/guides/vectors.md shows", () => {
  const block = /```python\n(import json, pathlib[^]*?)```/.exec(readFileSync(join(root, "docs/guides/vectors.md"), "utf8"))?.[1] ?? "";
  const loop = (venue: string) => {
    const file = join(scratch(), "loop.py");
    writeFileSync(file, `${venue}\n${block}`);
    return spawnSync("python3", [file], { cwd: root, encoding: "utf8", env: plainEnvironment() });
  };
  const honest = [
    "import sys",
    `sys.path.insert(0, ${JSON.stringify(join(root, "examples/python"))})`,
    "import honest, markets",
  ].join("\n");

  it("is short, and passes an honest implementation", () => {
    expect(block.split("\n").length).toBeLessThanOrEqual(21);
    const { status, stdout, stderr } = loop(`${honest}\nrun = lambda scenario: honest.trace(scenario, markets.MarketVenue)`);
    expect(stderr).toBe("");
    expect(stdout).toMatch(/^\d+ vectors, 0 failed\n$/);
    expect(status).toBe(0);
  });

  it("fails another", () => {
    const { status, stdout } = loop(`${honest}\nrun = lambda scenario: honest.trace(scenario, markets.MarketVenue)[:-1]`);
    expect(stdout).toMatch(/^okex-2018\//m);
    expect(status).toBe(1);
  });
});
