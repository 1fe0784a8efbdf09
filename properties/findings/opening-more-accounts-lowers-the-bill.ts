import {
  type AccountId,
  accountOf,
  type Atoms,
  atoms,
  type Mechanism,
  stakeOf,
  type State,
  zeroesLeftOut,
} from "../../spec/index.ts";
import { first, play } from "./play.ts";
import { payingMarket, smallMarkets } from "./small-markets.ts";
import type { Showing, Weakness } from "./weakness.ts";

/** Half of an amount, rounded down. */
const half = (amount: Atoms): Atoms => atoms(amount / 2n);

/** The account as two: each amount in halves. */
const split = (state: State, id: AccountId, second: AccountId): State => {
  const { capital, pnl } = accountOf(state, id);
  const accounts = new Map(state.accounts)
    .set(id, { capital: atoms(capital - half(capital)), pnl: atoms(pnl - half(pnl)) })
    .set(second, { capital: half(capital), pnl: half(pnl) });
  const stakes = [...state.stakes].map(([layer, held]) => {
    const stake = stakeOf(state, layer, id);
    const parts = new Map(held).set(id, atoms(stake - half(stake))).set(second, half(stake));
    return [layer, zeroesLeftOut(parts)] as const;
  });
  return { ...state, accounts, stakes: new Map(stakes) };
};

const showings = function* (mechanism: Mechanism): Generator<Showing, void> {
  // Positions are of one lot, and have no halves.
  if (payingMarket(mechanism) !== undefined) return;
  for (const { opened, holders } of smallMarkets(mechanism)) {
    const whole = play(mechanism, opened, [{ type: "resolve" }]);
    for (const id of holders) {
      const second = `${id}2`;
      const parts = play(mechanism, split(opened, id, second), [{ type: "resolve" }]);
      const kept = parts.worth(id) + parts.worth(second);
      if (kept <= whole.worth(id)) continue;
      yield {
        ways: [
          { title: `${id} has one account`, scenario: whole.scenario },
          { title: `${id} has two`, scenario: parts.scenario },
        ],
        shown: `${id} pays ${whole.paid(id)}; as ${id} and ${second} it pays ${parts.paid(id) + parts.paid(second)}`,
      };
    }
  }
};

export const openingMoreAccountsLowersTheBill: Weakness = {
  sentence: "opening more accounts lowers the bill",
  why: "Names are free: anyone who holds many small accounts pays less than who holds one, and the others, or nobody, pay the rest.",
  source: "FAIR-5; no advantageous splitting, section 14; 14.6",
  of: (mechanism) => first(showings(mechanism)),
};
