import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { draw, everything, observe, scenarios } from "../../properties/index.ts";
import {
  atoms,
  emptyState,
  presets,
  run,
  type Scenario,
  type Trace,
  writeMechanism,
} from "../../spec/index.ts";
import { sameTrace } from "../../properties/observe/same-trace.ts";
import { beyondDeclared } from "../../src/ask/beyond.ts";
import { compared } from "../../src/ask/compare.ts";
import { subjects } from "../../src/mutants/index.ts";
import { fund, haircut, mechanism } from "../unit/spec/build.ts";
import { callCli } from "./call-cli.ts";
import { root, runCli, scratch } from "./run-cli.ts";

const flawed = ["--module", "dist/examples/typescript/flawed.js"];
const honest = ["--module", "dist/examples/typescript/honest.js"];

/** okex-2018: a fund, the venue's, then a cut of profit. Ann and eve are there, and 7 are lost. */
const written = {
  genesis: {
    accounts: { ann: { capital: "0", pnl: "9" }, eve: { capital: "4", pnl: "0" } },
    funds: { insurance: "5" },
  },
  actions: [
    { type: "loss", amount: "7" },
    { type: "withdraw", account: "eve", amount: "2" },
    { type: "resolve" },
  ],
};

/** A file of this document. */
const fileOf = (document: unknown): string => {
  const file = join(scratch(), "mine.json");
  writeFileSync(file, JSON.stringify(document));
  return file;
};

describe("paripassu ask", () => {
  it("shows expected beside observed, judges it, and ends with 1 where the law is broken", async () => {
    const file = fileOf(written);
    const { code, stdout } = await callCli(["ask", file, "--mechanism", "okex-2018", ...flawed]);
    const [before = "", after = ""] = stdout.split("✗ ORD-2");
    expect(before).toContain(
      [
        "  1.  loss 7",
        "               expected  observed",
        "      pending         7         7",
        "  2.  withdraw 2 by eve",
        "                           expected              observed",
        "      outcome  refused: exits-gated  refused: exits-gated",
        "  3.  resolve",
        "                               expected  observed",
        "      pnl of ann                      7         2  <- differs",
        "      fund insurance                  0         5  <- differs",
        "      claim of ann                    2         7  <- differs",
        "      pending                         0         0",
        "      receipt insurance               5         0  <- differs",
        "      receipt clawback of ann         2         7  <- differs",
      ].join("\n"),
    );
    expect(after).toContain(`replay     npx paripassu ask ${file} --mechanism okex-2018 --module`);
    expect(after).toMatch(/✗ REF-1 .*\n +expected .*; observed /);
    expect(after).toContain("2 of 3 steps come out as the model's");
    expect(code).toBe(1);
  });

  it("ends with 0 where nothing is violated; a stored counterexample is a scenario, too", async () => {
    const { mechanism: one } = presets.find(({ name }) => name === "okex-2018") ?? {};
    const scenario = { ...written, mechanism: one === undefined ? one : writeMechanism(one, String) };
    for (const document of [scenario, { invariant: "ORD-2", scenario }]) {
      const { code, stdout } = await callCli(["ask", fileOf(document), ...honest]);
      expect(stdout).toContain("3 of 3 steps come out as the model's");
      expect(stdout).toMatch(/\d+ invariants apply to this scenario, and none is violated\n$/);
      expect([code, stdout.includes("differs")]).toEqual([0, false]);
    }
  });

  it("prints the same as JSON alone", async () => {
    const args = ["ask", "-", "--mechanism", "okex-2018", "--json", ...flawed];
    const { code, stdout } = await callCli(args, { input: JSON.stringify(written) });
    const document = JSON.parse(stdout) as {
      result: string;
      steps: { differences: object[]; expected: object; observed: object }[];
      invariants: { id: string; violated: boolean }[];
      notJudged: { id: string; reason: string }[];
    };
    expect([code, document.result]).toEqual([1, "not-conformant"]);
    expect(document.steps.map(({ differences }) => differences.length)).toEqual([0, 0, 5]);
    expect(document.steps[2]?.differences).toContainEqual({
      what: "fund insurance",
      expected: "0",
      observed: "5",
    });
    expect(document.steps[1]?.expected).toMatchObject({ outcome: "refused", code: "exits-gated" });
    expect(document.invariants.find(({ id }) => id === "ORD-2")?.violated).toBe(true);
    expect(document.invariants.find(({ id }) => id === "CONS-1")?.violated).toBe(false);
    expect(document.notJudged).toContainEqual({
      id: "ADL-1",
      reason: expect.stringMatching(/closes positions|deleverage/) as string,
    });
  });

  it("over the protocol, and against the model itself", async () => {
    const file = fileOf(written);
    const named = ["--mechanism", "okex-2018"];
    const python = await runCli(["ask", file, ...named, "--", "python3", "examples/python/honest.py"]);
    expect([python.code, python.stdout]).toEqual([0, expect.stringContaining("paripassu-python-honest")]);
    expect((await runCli(["ask", file, ...named, "--model"])).code).toBe(0);
  });

  it("takes the only mechanism of an implementation that declares one", async () => {
    const file = fileOf({ actions: [{ type: "resolve" }] });
    const split = join(root, "dist/examples/typescript/honest.js");
    const { code, stderr } = await callCli(["ask", file, "--module", split]);
    expect([code, stderr]).toEqual([2, expect.stringContaining("names no mechanism, and ")]);
    const one = join(scratch(), "one.mjs");
    const honestUrl = JSON.stringify(`file://${split}`);
    const only = JSON.stringify(writeMechanism(mechanism([fund("insurance")]), String));
    writeFileSync(
      one,
      `import * as honest from ${honestUrl};
export const { implementation, run } = honest;
export const supports = { ...honest.supports, actions: ["topUp", "loss", "resolve"], mechanisms: [${only}], genesis: false };
`,
    );
    const asked = fileOf({ actions: [{ type: "topUp", layer: "insurance", amount: "3" }] });
    const ended = await callCli(["ask", asked, "--module", one]);
    expect([ended.code, ended.stdout]).toEqual([0, expect.stringContaining("waterfall  insurance (fund)")]);
  });

  it("tells why an implementation never came up or did not answer, in both forms", async () => {
    const file = fileOf(written);
    const ask = (command: readonly string[], ...flags: readonly string[]) =>
      callCli(["ask", file, "--mechanism", "okex-2018", ...flags, "--", ...command]);
    const gone = await ask(["no-such-command-anywhere"]);
    expect([gone.code, gone.stdout]).toEqual([4, expect.stringMatching(/^unusable: no-such-command/)]);
    const asJson = await ask(["no-such-command-anywhere"], "--json");
    expect(JSON.parse(asJson.stdout)).toMatchObject({ result: "unusable", errors: [{ kind: "crash" }] });
    const broken = join(scratch(), "broken.mjs");
    writeFileSync(
      broken,
      `export const implementation = { name: "broken", version: "1", language: "javascript" };
export const run = () => { throw new Error("no"); };
`,
    );
    const args = ["ask", file, "--mechanism", "okex-2018", "--module", broken];
    const error = await callCli(args);
    expect([error.code, error.stdout]).toEqual([1, expect.stringMatching(/^error: .*run\(\) failed/s)]);
    expect(JSON.parse((await callCli([...args, "--json"])).stdout)).toMatchObject({
      implementation: { name: "broken" },
      result: "not-conformant",
      errors: [{ kind: "error" }],
    });
  });
});

describe("what cannot be asked is wrong usage, with the reason", () => {
  const okex = ["--mechanism", "okex-2018"];
  it.each([
    ["no actions", { actions: [] }, okex, /has no actions: there is nothing to ask/],
    ["a scenario that is none", { action: [] }, okex, /\/action: unknown key `action`/],
    ["two mechanisms", { mechanism: {}, actions: [] }, okex, /--mechanism: .* has a mechanism of its own/],
    ["a list", [], okex, /--mechanism: |expected an object/],
    [
      "what is not declared",
      { ...written, actions: [...written.actions, { type: "shutdown" }] },
      okex,
      /asks paripassu-typescript-flawed .* for what it does not declare: the action shutdown; its actions are deposit, /,
    ],
  ])("%s", async (_, document, flags, message) => {
    const { code, stdout, stderr } = await callCli(["ask", fileOf(document), ...flags, ...flawed]);
    expect(stderr).toMatch(message);
    expect([code, stdout]).toEqual([2, ""]);
  });
});

describe("what is beyond what was declared", () => {
  const plain = mechanism([fund("insurance"), haircut("h", "profit", "up")]);
  const scenario: Scenario = {
    mechanism: plain,
    actions: [
      { type: "deposit", account: "ann", amount: atoms(7n) },
      { type: "deposit", account: "bob", amount: atoms(7n) },
    ],
  };
  const rounded = mechanism([fund("insurance"), haircut("h", "profit", "down")]);

  it.each([
    ["nothing", {}, undefined],
    [
      "another rounding",
      { mechanisms: [rounded] },
      'the mechanism "test"; it declares "test", which differs at /waterfall/1/rounding',
    ],
    ["accounts", { maxAccounts: 1 }, "2 accounts, where maxAccounts is 1"],
    ["amounts", { maxAmount: atoms(5n) }, "an amount in deposit above the maxAmount of 5"],
    ["an action", { actions: ["resolve"] }, "the action deposit; its actions are resolve"],
    ["a rule", { rules: ["talmud"] }, "the rule proportional; its rules are talmud"],
  ] as const)("%s", (_, less, sentence) => {
    expect(beyondDeclared(scenario, { ...everything, ...less })).toBe(sentence);
  });

  it("a genesis", () => {
    const loaded = { ...scenario, genesis: emptyState(plain) };
    expect(beyondDeclared(loaded, { ...everything, genesis: false })).toBe(
      "a genesis; begin with actions that lead to that state",
    );
  });
});

describe("rows", () => {
  it("differ exactly where a trace is not the model's, of mutants and of the model", () => {
    const some = subjects.filter((_, i) => i % 15 === 0);
    let different = 0;
    for (const { implementation, mutant } of some) {
      const { capabilities } = implementation;
      for (let i = 0; i < 60; i += 1) {
        const { value: scenario } = draw(scenarios(capabilities), 1, i);
        for (const trace of [run(scenario), tried(() => mutant.run(scenario))]) {
          if (trace === undefined) continue;
          const rows = compared(observe(scenario, trace, capabilities)).flatMap((step) => step.rows);
          const isSame = sameTrace(run(scenario), trace, capabilities);
          expect(rows.every(({ isEqual }) => isEqual)).toBe(isSame);
          if (!isSame) different += 1;
        }
      }
    }
    expect(different).toBeGreaterThan(20);
  });
});

/** A mutant's own arithmetic may give out on what its fault leaves. */
const tried = (make: () => Trace): Trace | undefined => {
  try {
    return make();
  } catch {
    return undefined;
  }
};
