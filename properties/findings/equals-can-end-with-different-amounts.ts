import { type AccountId, accountOf, type Mechanism, stakeOf, type State } from "../../spec/index.ts";
import { first, play } from "./play.ts";
import { smallMarkets } from "./small-markets.ts";
import type { Showing, Weakness } from "./weakness.ts";

const areEqual = (state: State, one: AccountId, other: AccountId): boolean => {
  const [a, b] = [accountOf(state, one), accountOf(state, other)];
  return (
    a.capital === b.capital &&
    a.pnl === b.pnl &&
    [...state.stakes.keys()].every((layer) => stakeOf(state, layer, one) === stakeOf(state, layer, other))
  );
};

const showings = function* (mechanism: Mechanism): Generator<Showing, void> {
  for (const { opened, holders } of smallMarkets(mechanism)) {
    const played = play(mechanism, opened, [{ type: "resolve" }]);
    for (const [i, one] of holders.entries())
      for (const other of holders.slice(i + 1))
        if (areEqual(opened, one, other) && played.worth(one) !== played.worth(other))
          yield {
            ways: [{ title: "the loss is resolved", scenario: played.scenario }],
            shown: `${one} and ${other} have the same, ${one} pays ${played.paid(one)} and ${other} pays ${played.paid(other)}: their names decide`,
          };
  }
};

export const equalsCanEndWithDifferentAmounts: Weakness = {
  sentence: "equals can end with different amounts",
  why: "Whole atoms, exact balance and equal treatment do not go together: of a loss of 1 between two equals somebody pays it. Where names decide, the one who chooses a name chooses who pays.",
  source: "FAIR-2; spec 14.5; E = 1, d = (1, 1)",
  of: (mechanism) => first(showings(mechanism)),
};
