import { describe, expect, it } from "vitest";
import { invariants, trimmable } from "../../../../properties/index.ts";
import {
  atoms,
  emptyState,
  type Mechanism,
  type Scenario,
  withParts,
  writeScenario,
} from "../../../../spec/index.ts";
import { subjects } from "../../../../src/mutants/index.ts";
import { shrink } from "../../../../src/campaign/shrink.ts";

const mechanism: Mechanism = {
  name: "a fund, then a haircut",
  asset: { symbol: "USD", decimals: 2 },
  waterfall: [
    { kind: "fund", id: "insurance" },
    { kind: "haircut", id: "haircut", basis: "profit", rule: "proportional", rounding: "up" },
  ],
  remainder: "park",
  exits: "gated",
  surplus: "residue",
};

/** One insolvent, three with profits, a fund: and a loss on top by an action. */
const large: Scenario = {
  mechanism,
  genesis: withParts(emptyState(mechanism), {
    accounts: new Map([
      ["a", { capital: atoms(0n), pnl: atoms(-123_456_789_012n) }],
      ["b", { capital: atoms(987n), pnl: atoms(55_555_555_555n) }],
      ["c", { capital: atoms(0n), pnl: atoms(77_777_777_777n) }],
      ["d", { capital: atoms(31n), pnl: atoms(99_999_999_999n) }],
    ]),
    funds: new Map([["insurance", atoms(1_000_000_007n)]]),
  }),
  actions: [{ type: "loss", amount: atoms(444_444n) }, { type: "resolve" }],
};

describe("shrink", () => {
  it("lowers the amounts of a scenario that no plan was drawn for, as far as the invariant still fails", async () => {
    const subject = subjects.find(({ mutant }) => mutant.name === "users-cut-before-the-fund");
    const invariant = invariants.find(({ id }) => id === "ORD-2");
    if (subject === undefined || invariant === undefined) throw new Error("no such mutant, or invariant");
    const conviction = await shrink(subject.implementation, {
      invariant,
      violation: { step: 1, expected: "", observed: "" },
      drawn: trimmable(large),
      origin: "here",
    });
    expect(conviction?.violation.observed).toBe("insurance paid 0 while haircut took 1 from users");
    const { genesis, actions } = writeScenario(conviction?.observation.scenario ?? large, String);
    expect(actions).toEqual([{ type: "resolve" }]);
    expect(Object.values(genesis?.accounts ?? {})).toEqual([{ capital: "0", pnl: "1" }]);
    expect([genesis?.funds, genesis?.pending]).toEqual([{ insurance: "1" }, "1"]);
  });
});
