import { type Action, type Mechanism, type State } from "../../spec/index.ts";
import { first, leaving, play, type Played } from "./play.ts";
import { type SmallMarket, smallMarkets } from "./small-markets.ts";
import type { Showing, Weakness } from "./weakness.ts";

/** The loss as a defaulter's, or as one that befell the venue. */
const lossesOf = ({ flat, opened, loss }: SmallMarket): readonly (readonly [State, readonly Action[]])[] => [
  [opened, [{ type: "resolve" }]],
  [flat, [{ type: "loss", amount: loss }, { type: "resolve" }]],
];

/** A haircut on exit is not taken before somebody leaves: so everybody does, as far as the venue lets them. */
const afterLeaving = (mechanism: Mechanism, from: State, actions: readonly Action[], id: string): Played => {
  const resolved = play(mechanism, from, actions);
  return resolved.final.halted
    ? resolved
    : play(mechanism, from, [...actions, ...leaving(mechanism, resolved.final, id)]);
};

/** One holder alone, so that no rounding is in play. Profit is no money yet: it is not counted. */
const showings = function* (mechanism: Mechanism): Generator<Showing, void> {
  for (const market of smallMarkets(mechanism)) {
    const [id] = market.holders;
    if (id === undefined || market.holders.length > 1) return;
    if ((market.genesis.accounts.get(id)?.pnl ?? 0n) > 0n) continue;
    for (const [from, actions] of lossesOf(market)) {
      const played = afterLeaving(mechanism, from, actions, id);
      const { deficit, halted } = played.final;
      if (deficit === 0n || played.worth(id) <= 0n) continue;
      yield {
        ways: [{ title: "the loss is resolved", scenario: played.scenario }],
        shown: `of a loss of ${market.loss}, ${deficit} is left and falls on nobody, while ${id} keeps ${played.worth(id)}${halted ? "; the venue halts" : ""}`,
      };
    }
  }
};

export const aLossCanStayWithNobodyWhileHoldersHaveMoney: Weakness = {
  sentence: "a loss can stay with nobody while holders have money",
  why: "There is no last resort: the waterfall ends before the money does. The deficit waits for a donor, or for the last to leave.",
  source: "spec 3.3, 7.5; SOLV-2",
  of: (mechanism) => first(showings(mechanism)),
};
