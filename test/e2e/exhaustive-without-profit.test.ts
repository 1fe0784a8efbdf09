import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { atoms, type Mechanism, run, type Scenario, splitOf, type Trace } from "../../spec/index.ts";
import { exhaustive } from "../../src/check/exhaustive.ts";
import type { Implementation } from "../../src/protocol/implementation.ts";
import { implementationOf } from "../../src/mutants/implementation.ts";
import { resolvedBy, splitBy } from "../../src/mutants/mutant.ts";
import { summary } from "../../src/reports/terminal/summary.ts";
import { fund, haircut, mechanism } from "../unit/spec/build.ts";
import { callCli } from "./call-cli.ts";
import { root, scratch } from "./run-cli.ts";

/** Implementations that have deposits, losses and a resolve, and nothing that gives anybody profit or debts. */

const holders = mechanism([haircut("holders", "capital", "up")]);
const scope = { accounts: 3, amount: 2 };

const ledger = (
  other: (scenario: Scenario) => Trace,
  genesis: boolean,
  declared: Mechanism = holders,
): Implementation =>
  implementationOf("ledger", other, {
    mechanisms: [declared],
    actions: ["deposit", "withdraw", "topUp", "loss", "resolve"],
    genesis,
    receipts: true,
    maxAccounts: 8,
  });

describe.each([
  ["with a genesis", true],
  ["without one", false],
])("%s, an implementation without profit", (_, genesis) => {
  it("is covered, and equals the model", async () => {
    const report = await exhaustive({ ok: true, implementation: ledger(run, genesis) }, { scope });
    expect(report).toMatchObject({ result: "conformant", convictions: [], failures: [] });
    expect(report.exhausted?.equal).toBe(report.runs);
    expect(report.runs).toBeGreaterThan(80);
    expect(summary(report)).toMatch(/which\s+nobody\s+owes/);
  });

  it("is caught with a fault on one problem alone", async () => {
    // Bases of 1, 2 and 2 that lose 4: 0.8, 1.6 and 1.6, rounded up.
    const unfair = splitBy(
      (layer) => (loss, bases) =>
        loss === 4n && bases.join() === "1,2,2"
          ? [1n, 2n, 1n].map((share) => atoms(share))
          : splitOf(layer)(loss, bases),
    );
    const report = await exhaustive({ ok: true, implementation: ledger(unfair, genesis) }, { scope });
    expect(report.result).toBe("not-conformant");
    expect(report.convictions.map(({ invariant }) => invariant.id)).toEqual(
      expect.arrayContaining(["FAIR-2", "REF-1"]),
    );
    expect(report.convictions[0]?.observation.steps.at(-1)?.before.pending).toBe(4n);
  });

  it("is caught where a resolve forgets the loss of the venue", async () => {
    const forgetful = resolvedBy((_mechanism, before) => ({
      state: { ...before, pending: atoms(0n) },
      receipts: [],
    }));
    const declared = mechanism([fund("insurance"), haircut("holders", "capital", "up")]);
    const report = await exhaustive(
      { ok: true, implementation: ledger(forgetful, genesis, declared) },
      { scope: { accounts: 2, amount: 1 } },
    );
    expect(report.convictions.map(({ invariant }) => invariant.id)).toContain("CONS-1");
  });
});

it("paripassu check --exhaustive covers a module that has no genesis and no profit", async () => {
  const folder = scratch();
  const spec = JSON.stringify(new URL("dist/spec/index.js", `file://${root}`).href);
  writeFileSync(
    join(folder, "ledger.mjs"),
    `import { readScenario, run as model, writeTrace } from ${spec};
const asText = (key, value) => (typeof value === "bigint" ? String(value) : value);
export const implementation = { name: "ledger", version: "1", language: "javascript" };
export const supports = {
  mechanisms: [{ name: "holders", asset: { symbol: "USD", decimals: 2 }, remainder: "park", exits: "open", surplus: "residue",
    waterfall: [{ kind: "haircut", id: "holders", basis: "capital", rule: "proportional", rounding: "down" }] }],
  actions: ["deposit", "loss", "resolve"], genesis: false, receipts: false };
export const run = (scenario) =>
  writeTrace(model(readScenario(JSON.parse(JSON.stringify(scenario, asText))).value), (amount) => amount);
`,
  );
  const args = [
    "check",
    "--exhaustive",
    "--accounts",
    "2",
    "--amounts",
    "2",
    "--module",
    join(folder, "ledger.mjs"),
  ];
  const { code, stdout } = await callCli(args, { cwd: folder });
  expect(stdout).toMatch(/^no difference on \d+ problems/);
  expect(stdout).toContain("made by actions, without a genesis");
  expect(code).toBe(0);
});
