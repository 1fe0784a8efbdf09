import { type Action, assetsOf, type Mechanism, type State } from "../../spec/index.ts";
import { ownHoldingsOf } from "../observe/bookkeeping.ts";
import { first, leaving, play } from "./play.ts";
import { smallMarkets } from "./small-markets.ts";
import type { Showing, Weakness } from "./weakness.ts";

const showings = function* (mechanism: Mechanism): Generator<Showing, void> {
  for (const { flat, opened, holders, loss } of smallMarkets(mechanism)) {
    const [one, other] = holders;
    if (one === undefined || other === undefined) continue;
    const losses: readonly (readonly [State, readonly Action[]])[] = [
      [opened, [{ type: "resolve" }]],
      [flat, [{ type: "loss", amount: loss }, { type: "resolve" }]],
    ];
    for (const [from, actions] of losses) {
      const resolved = play(mechanism, from, actions).final;
      const due = ownHoldingsOf(resolved, one);
      const exit = leaving(mechanism, resolved, one);
      if (resolved.deficit === 0n || exit.length === 0) continue;
      const played = play(mechanism, from, [...actions, ...exit]);
      const has = ownHoldingsOf(played.final, other);
      const left = assetsOf(played.final);
      if (!played.accepted || played.worth(one) < due || has === 0n || has <= left) continue;
      yield {
        ways: [{ title: `${one} leaves after the resolve`, scenario: played.scenario }],
        shown: `${one} leaves with ${due}, all that it has by the books; ${other} has ${has} by the books, and the venue holds ${left}`,
      };
    }
  }
};

export const whoLeavesFirstIsPaidInFullAndTheLastIsNot: Weakness = {
  sentence: "who leaves first is paid in full, and the last is not",
  why: "A deficit that nobody pays falls on the last to leave. Being first is worth money, so everybody runs. A haircut on exit, a halt or a haircut of everything ends the race.",
  source: "NCW-1, EXIT-3; Capponi et al. 2020, Nosal 2011",
  of: (mechanism) => first(showings(mechanism)),
};
