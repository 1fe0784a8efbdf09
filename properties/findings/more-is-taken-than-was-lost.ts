import type { Mechanism } from "../../spec/index.ts";
import { first, play } from "./play.ts";
import { smallMarkets } from "./small-markets.ts";
import type { Showing, Weakness } from "./weakness.ts";

const showings = function* (mechanism: Mechanism): Generator<Showing, void> {
  for (const { opened, holders, loss } of smallMarkets(mechanism)) {
    const played = play(mechanism, opened, [{ type: "resolve" }]);
    const surplus = played.drawn("surplus");
    if (surplus === 0n) continue;
    const paid = holders.map((id) => `${id} pays ${played.paid(id)}`).join(", ");
    yield {
      ways: [{ title: "the loss is resolved", scenario: played.scenario }],
      shown: `of a loss of ${loss}, ${paid}: ${surplus} too much, which ${mechanism.surplus === "residue" ? "is nobody's" : `goes to ${mechanism.surplus}`}`,
    };
  }
};

export const moreIsTakenThanWasLost: Weakness = {
  sentence: "more is taken than was lost",
  why: "The price of treating equals equally: less than an atom for each payer, but anyone who has a single atom loses it whole. Dust accounts are wiped out by any loss.",
  source: "spec section 6, 14.6; MIN-1, MIN-3",
  of: (mechanism) => first(showings(mechanism)),
};
