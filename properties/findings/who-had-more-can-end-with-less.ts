import { type AccountId, accountOf, type Mechanism, stakeOf, type State } from "../../spec/index.ts";
import { ownHoldingsOf } from "../observe/bookkeeping.ts";
import { first, play } from "./play.ts";
import { smallMarkets } from "./small-markets.ts";
import type { Showing, Weakness } from "./weakness.ts";

/** At least as much of everything, and more in all. */
const hadMore = (state: State, one: AccountId, other: AccountId): boolean => {
  const [a, b] = [accountOf(state, one), accountOf(state, other)];
  return (
    a.capital >= b.capital &&
    a.pnl >= b.pnl &&
    [...state.stakes.keys()].every((layer) => stakeOf(state, layer, one) >= stakeOf(state, layer, other)) &&
    ownHoldingsOf(state, one) > ownHoldingsOf(state, other)
  );
};

const showings = function* (mechanism: Mechanism): Generator<Showing, void> {
  for (const { opened, holders } of smallMarkets(mechanism)) {
    if (holders.length < 2) continue;
    const played = play(mechanism, opened, [{ type: "resolve" }]);
    for (const rich of holders)
      for (const poor of holders)
        if (hadMore(opened, rich, poor) && played.worth(rich) < played.worth(poor))
          yield {
            ways: [{ title: "the loss is resolved", scenario: played.scenario }],
            shown: `${rich} had at least as much of everything as ${poor}, ${ownHoldingsOf(opened, rich)} against ${ownHoldingsOf(opened, poor)} in all, and ends with ${played.worth(rich)} against ${played.worth(poor)}`,
          };
  }
};

export const whoHadMoreCanEndWithLess: Weakness = {
  sentence: "who had more can end with less",
  why: "Then it pays to have less: to take a stake out, or to move money to another name, before a loss. Caps that differ from holder to holder do it, and so do calls on a stake.",
  source:
    "FAIR-3; order preservation, section 14; Chitra 2025: w = (10, 9), caps (0.8, 0.1), H = 7 leaves (3.9, 8.1)",
  of: (mechanism) => first(showings(mechanism)),
};
