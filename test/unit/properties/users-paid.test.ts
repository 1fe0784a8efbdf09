import { describe, expect, it } from "vitest";
import { adversary, everything, observe, reachesHaircut, usersPaid } from "../../../properties/index.ts";
import {
  type AssessmentLayer,
  atoms,
  emptyState,
  type HaircutLayer,
  layersOf,
  type Mechanism,
  run,
  type Scenario,
  type State,
  type Trace,
} from "../../../spec/index.ts";

const withoutReceipts = { ...everything, receipts: false };

const unreceipted = ({ steps }: Trace): Trace => ({
  steps: steps.map((step) => (step.outcome === "accepted" ? { ...step, receipts: [] } : step)),
});

/** A call on members may have taken the capital that a haircut takes too. */
const mayHide = (mechanism: Mechanism): boolean => layersOf(mechanism, "assessment").length > 0;

describe("of the model's own traces, whether users paid", () => {
  const adversarial = adversary(everything);
  const drawn = Array.from({ length: 1500 }, (_, index) => adversarial.draw(1, index).drawn.value);
  const traced = drawn.map((scenario) => ({ scenario, trace: run(scenario) }));

  it("is what the receipts say, where there are any", () => {
    for (const { scenario, trace } of traced)
      expect(usersPaid(observe(scenario, trace, everything))).toBe(reachesHaircut(scenario.mechanism, trace));
  });

  it("is told by the states alone, or not told: never no where the answer is yes", () => {
    const told = { yes: 0, no: 0, not: 0 };
    for (const { scenario, trace } of traced) {
      const answer = usersPaid(observe(scenario, unreceipted(trace), withoutReceipts));
      if (answer === undefined) expect(mayHide(scenario.mechanism)).toBe(true);
      else expect(answer).toBe(reachesHaircut(scenario.mechanism, trace));
      told[answer === undefined ? "not" : answer ? "yes" : "no"] += 1;
    }
    expect(told.not).toBeGreaterThan(0);
    expect(told.yes).toBeGreaterThan(told.not);
    expect(told.no).toBeGreaterThan(told.not);
  });
});

const call: AssessmentLayer = {
  kind: "assessment",
  id: "call",
  tranche: "mutual",
  multiple: "1",
  rounding: "down",
};
const haircut = (basis: "capital" | "profit"): HaircutLayer => ({
  kind: "haircut",
  id: "cut",
  basis,
  rule: "proportional",
  rounding: "down",
});

/** A member with a stake of 4, capital and profit; a loss of 5, of which the stake pays nothing. */
const scenarioOf = (basis: "capital" | "profit"): Scenario => {
  const mechanism: Mechanism = {
    name: "a call, then users",
    asset: { symbol: "USD", decimals: 2 },
    waterfall: [call, haircut(basis), { kind: "tranche", id: "mutual", rounding: "down" }],
    remainder: "park",
    exits: "open",
    surplus: "residue",
  };
  const genesis: State = {
    ...emptyState(mechanism),
    accounts: new Map([["ann", { capital: atoms(10n), pnl: atoms(10n) }]]),
    stakes: new Map([["mutual", new Map([["ann", atoms(4n)]])]]),
    pending: atoms(5n),
  };
  return { mechanism, genesis, actions: [{ type: "resolve" }] };
};

describe("beside a call on members", () => {
  const answer = (basis: "capital" | "profit", capabilities = withoutReceipts): boolean | undefined => {
    const scenario = scenarioOf(basis);
    const trace = run(scenario);
    return usersPaid(observe(scenario, capabilities.receipts ? trace : unreceipted(trace), capabilities));
  };

  it("a haircut of the same capital is not told without receipts, and is told with them", () => {
    expect(answer("capital")).toBeUndefined();
    expect(answer("capital", everything)).toBe(true);
  });

  it("a haircut of profit is told by the states", () => {
    expect(answer("profit")).toBe(true);
  });
});
