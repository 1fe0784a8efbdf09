import { type Action, accountOf, layersOf, type Mechanism } from "../../spec/index.ts";
import { first, play } from "./play.ts";
import { smallMarkets } from "./small-markets.ts";
import type { Showing, Weakness } from "./weakness.ts";

const showings = function* (mechanism: Mechanism): Generator<Showing, void> {
  if (!layersOf(mechanism, "haircut").some(({ basis }) => basis === "profit")) return;
  for (const { genesis, holders, loss: amount } of smallMarkets(mechanism))
    for (const id of holders) {
      const profit = accountOf(genesis, id).pnl;
      if (profit <= 0n) continue;
      const realize: Action = { type: "realize", account: id };
      const lost: readonly Action[] = [{ type: "loss", amount }, { type: "resolve" }];
      const late = play(mechanism, genesis, [...lost, realize]);
      const early = play(mechanism, genesis, [realize, ...lost]);
      if (!early.accepted || early.worth(id) <= late.worth(id)) continue;
      yield {
        ways: [
          { title: `${id} realizes afterwards`, scenario: late.scenario },
          { title: `${id} realizes before`, scenario: early.scenario },
        ],
        shown: `${id} makes capital of a profit of ${profit} before the loss of ${amount}, and has ${early.worth(id)} afterwards instead of ${late.worth(id)}; ${early.final.deficit} of the loss is left unpaid instead of ${late.final.deficit}`,
      };
    }
};

export const profitThatWasRealizedBeforeALossEscapesIt: Weakness = {
  sentence: "profit that was realized before a loss escapes it",
  why: "Profits and losses of one book cancel, so that profit always suffices, but only while it is in the book. A habit of realizing each day leaves the loss to those who do not, or to nobody.",
  source: "spec 4.3 (realize), 5.5, 5.11; zero-sum capacity",
  of: (mechanism) => first(showings(mechanism)),
};
