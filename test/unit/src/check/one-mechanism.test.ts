import { describe, expect, it } from "vitest";
import { everything, under } from "../../../../properties/index.ts";
import { atoms, type Mechanism, run, type Scenario, type Trace, withParts } from "../../../../spec/index.ts";
import { referenceModel } from "../../../../src/adapters/reference-model.ts";
import { implementationOf } from "../../../../src/mutants/implementation.ts";
import { exitsLeftOpen } from "../../../../src/mutants/exits.ts";
import { usersCutBeforeTheFund } from "../../../../src/mutants/out-of-order.ts";
import { dustIsWaived } from "../../../../src/mutants/two-divisions.ts";
import { exhaustive } from "../../../../src/check/exhaustive.ts";
import { replayed } from "../../../../src/cli/replay.ts";
import { exitCodes } from "../../../../src/check/result-name.ts";
import { summary } from "../../../../src/reports/terminal/summary.ts";
import { fund, haircut, mechanism, resolve, tranche } from "../../spec/build.ts";
import { asItShould, checked, implementsOne, replaysOf, watched } from "./one-mechanism.ts";

const own: Mechanism = mechanism([fund("insurance"), tranche("mutual"), haircut("cut", "profit")]);
const other: Mechanism = { ...mechanism([haircut("cut", "capital")]), name: "another" };

describe("who implements one mechanism, and does not look at the one of the scenario,", () => {
  it.each([usersCutBeforeTheFund, exitsLeftOpen, dustIsWaived])(
    "is convicted of nothing under another one: $name",
    async (mutant) => {
      const { implementation, undeclared } = watched(implementsOne(mutant, own));
      const found = await replaysOf(implementation, own, { runs: 60 });
      expect(found.length).toBeGreaterThan(0);
      expect(new Set(found)).toEqual(new Set([asItShould]));
      expect(undeclared).toEqual([]);
    },
  );

  it("and is honest, is asked for it alone, and convicted of nothing", async () => {
    const { implementation, undeclared } = watched(implementsOne({ name: "honest", run }, own));
    const report = await checked(implementation, { runs: 60 });
    expect(report.convictions).toEqual([]);
    expect(undeclared).toEqual([]);
  });

  it("may declare any: --mechanism then says which one the run is about, and shrinking stays there", async () => {
    const any = implementsOne(usersCutBeforeTheFund, own, { mechanisms: "any" });
    const { implementation, undeclared } = watched(any, under(own, everything));
    const found = await replaysOf(implementation, own, { runs: 60, mechanism: own });
    expect(found.length).toBeGreaterThan(0);
    expect(new Set(found)).toEqual(new Set([asItShould]));
    expect(undeclared).toEqual([]);
  });
});

/** It keeps no claims, as who cannot recover need not. */
const withoutClaims = (scenario: Scenario): Trace => ({
  steps: usersCutBeforeTheFund
    .run(scenario)
    .steps.map((step) => ({ ...step, state: withParts(step.state, { claims: new Map() }) })),
});

describe("a counterexample", () => {
  it("stays under the mechanism on which it was found, where several are declared", async () => {
    const first = { ...mechanism([fund("insurance"), haircut("cut", "profit")]), name: "first" };
    const two = implementationOf("two", usersCutBeforeTheFund.run, {
      ...everything,
      mechanisms: [first, own],
    });
    const { convictions } = await checked(two, { runs: 200 });
    expect(convictions.map(({ unshrunk }) => unshrunk.mechanism.name)).toContain("test");
    for (const { observation, unshrunk } of convictions)
      expect(observation.mechanism).toEqual(unshrunk.mechanism);
  });

  it.each([
    ["amounts", { maxAmount: atoms(1000n) }],
    ["accounts", { maxAccounts: 3 }],
    ["rules and actions", { rules: ["proportional" as const], onExit: false }],
    ["actions, without claims", { actions: everything.actions.filter((type) => type !== "recover") }],
    ["start, without a genesis", { genesis: false }],
  ])("stays within the declared %s, and so does all that is asked on the way to it", async (_, less) => {
    const { implementation, undeclared } = watched(
      implementationOf("mutant", withoutClaims, { ...everything, ...less }),
    );
    const shrink = { scenarios: 60, milliseconds: 600_000 };
    const report = await checked(implementation, { runs: 40, skip: ["REF-1"], shrink });
    expect(report.convictions.length).toBeGreaterThan(0);
    expect(undeclared).toEqual([]);
  });
});

const stored = {
  path: "regressions/ORD-2/0.json",
  invariant: "ORD-2",
  scenarios: [
    { mechanism: own, actions: [resolve] },
    { mechanism: other, actions: [resolve] },
  ],
};

describe("a stored case under another mechanism", () => {
  const corpus = { cases: [stored], stale: [] };

  it("is left out where --mechanism asks for one, and counted", async () => {
    const { implementation, undeclared } = watched(referenceModel, under(own, everything));
    const report = await checked(implementation, { runs: 1, mechanism: own, corpus });
    expect(report.stored).toMatchObject({ judged: 1, left: 0, elsewhere: 1 });
    expect(undeclared).toEqual([]);
    expect(summary(report)).toContain(
      "1 stored counterexample: 1 stored scenario ran first, 1 with a different mechanism from the one requested",
    );
  });

  it("is left where the implementation does not declare it", async () => {
    const report = await checked(implementsOne({ name: "honest", run }, own), { runs: 1, corpus });
    expect(report.stored).toMatchObject({ judged: 1, left: 1 });
    expect(report.stored.elsewhere).toBeUndefined();
  });

  it("is left out as a known failure too, which is not broken by that", async () => {
    const failure = {
      ...{ line: 1, invariant: "ORD-2", hash: "0123456789ab", reason: "it is borne" },
      ...{ path: stored.path, scenario: { mechanism: other, actions: [resolve] } },
      ...{ step: 0, expected: "", observed: "" },
    };
    const { known } = await checked(referenceModel, { runs: 1, mechanism: own, known: [failure] });
    expect(known).toMatchObject([{ status: "left out" }]);
  });

  it("is not replayed: nothing was run, and that is no verdict", async () => {
    const { implementation, undeclared } = watched(implementsOne(usersCutBeforeTheFund, own));
    const scenario = { mechanism: other, actions: [resolve] };
    const { code, text, convictions } = await replayed(
      implementation,
      { scenario, before: [] },
      "a.json",
      "replay",
    );
    expect(code).toBe(exitCodes.inconclusive);
    expect(text).toContain('the scenario asks for the mechanism "another", which users-cut-before-the-fund');
    expect([convictions, undeclared]).toEqual([[], []]);
  });
});

describe("an exhaustive run", () => {
  it("covers no problem beyond the declared amounts, and says so", async () => {
    const floored = mechanism([fund("insurance", { floor: 990n }), haircut("cut", "profit")]);
    const declared = { maxAmount: atoms(1000n) };
    const { implementation, undeclared } = watched(implementsOne({ name: "honest", run }, floored, declared));
    const scope = { accounts: 2, amount: 2 };
    const report = await exhaustive({ ok: true, implementation }, { scope });
    expect(report.exhausted?.coverage.notCovered[0]).toMatch(
      /^test \(test\): it takes a genesis of \d+ atoms, where maxAmount is 1000$/,
    );
    expect(report).toMatchObject({ result: "inconclusive", runs: 0 });
    expect(undeclared).toEqual([]);
    const within = implementsOne({ name: "honest", run }, own, declared);
    expect((await exhaustive({ ok: true, implementation: within }, { scope })).runs).toBeGreaterThan(100);
  });

  it("shrinks within what was declared", async () => {
    const { implementation, undeclared } = watched(implementsOne(usersCutBeforeTheFund, own));
    const options = { scope: { accounts: 2, amount: 1 }, only: ["ORD-2"] };
    const { convictions } = await exhaustive({ ok: true, implementation }, options);
    expect(convictions.map(({ observation }) => observation.mechanism.waterfall)).toEqual([own.waterfall]);
    expect(undeclared).toEqual([]);
  });
});
