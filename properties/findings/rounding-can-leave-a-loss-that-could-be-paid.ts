import type { Layer, Mechanism } from "../../spec/index.ts";
import { first, play } from "./play.ts";
import { smallMarkets } from "./small-markets.ts";
import type { Showing, Weakness } from "./weakness.ts";

const roundedUp = (layer: Layer): Layer =>
  "rounding" in layer && layer.rounding === "down" ? { ...layer, rounding: "up" } : layer;

/** It is the rounding that leaves it, if rounded up nothing is left. */
const showings = function* (mechanism: Mechanism): Generator<Showing, void> {
  const up = { ...mechanism, waterfall: mechanism.waterfall.map(roundedUp) };
  if (up.waterfall.every((layer, i) => layer === mechanism.waterfall[i])) return;
  for (const { opened, holders, loss } of smallMarkets(mechanism)) {
    const down = play(mechanism, opened, [{ type: "resolve" }]);
    if (down.final.deficit === 0n || play(up, opened, [{ type: "resolve" }]).final.deficit > 0n) continue;
    const kept = holders.map((id) => `${id} ${down.worth(id)}`).join(", ");
    yield {
      ways: [{ title: "the loss is resolved", scenario: down.scenario }],
      shown: `of a loss of ${loss}, ${down.final.deficit} is left unpaid while holders keep: ${kept}; rounded up, nothing would be left`,
    };
  }
};

export const roundingCanLeaveALossThatCouldBePaid: Weakness = {
  sentence: "rounding can leave a loss that could be paid",
  why: "Each rounds its part down, and the missing atoms become a deficit beside holders who could have paid it: the venue owes more than it has, or the next to come pays.",
  source: "spec section 6, 14.6; SOLV-3; Drift",
  of: (mechanism) => first(showings(mechanism)),
};
