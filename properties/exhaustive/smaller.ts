import { type Account, type Atoms, atoms, type Scenario, type State, zero } from "../../spec/index.ts";
import type { Shrinkable } from "../generate/shrinkable.ts";
import { trims } from "../generate/trim.ts";

/** A scenario of the scope, with simpler ones: holders and layers left out, then amounts made smaller. */
export const shrinkableScenario = (value: Scenario): Shrinkable<Scenario> => ({
  value,
  simpler: function* () {
    for (const next of trims(value)) yield shrinkableScenario(next);
    for (const next of withSmallerAmounts(value)) yield shrinkableScenario(next);
  },
});

/** Nothing, half, and one less, towards 0 from either side. */
const smaller = (amount: Atoms): readonly Atoms[] => {
  const one = amount < 0n ? -1n : 1n;
  const steps = [zero, atoms(amount / 2n), atoms(amount - one)];
  return amount === zero ? [] : [...new Set(steps)].filter((step) => step !== amount);
};

const withSmallerAmounts = function* (scenario: Scenario): Generator<Scenario> {
  const { genesis } = scenario;
  if (genesis === undefined) return;
  for (const state of smallerStates(genesis)) yield { ...scenario, genesis: state };
};

const smallerStates = function* (state: State): Generator<State> {
  for (const [id, account] of state.accounts) {
    const withAccount = (change: Partial<Account>): State => ({
      ...state,
      accounts: new Map(state.accounts).set(id, { ...account, ...change }),
    });
    for (const pnl of smaller(account.pnl)) yield withAccount({ pnl });
    for (const capital of smaller(account.capital)) yield withAccount({ capital });
  }
  for (const [id, balance] of state.funds)
    for (const amount of smaller(balance)) yield { ...state, funds: new Map(state.funds).set(id, amount) };
  for (const [tranche, stakes] of state.stakes)
    for (const [id, stake] of stakes)
      for (const amount of smaller(stake)) {
        const held = new Map(stakes).set(id, amount);
        if (amount === zero) held.delete(id);
        yield { ...state, stakes: new Map(state.stakes).set(tranche, held) };
      }
  for (const pending of smaller(state.pending)) yield { ...state, pending };
  for (const deficit of smaller(state.deficit)) yield { ...state, deficit };
};
