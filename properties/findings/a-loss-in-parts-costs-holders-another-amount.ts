import { type Action, atoms, type Mechanism } from "../../spec/index.ts";
import { first, play } from "./play.ts";
import { smallMarkets } from "./small-markets.ts";
import type { Showing, Weakness } from "./weakness.ts";

/** One holder alone: what is shared by several may differ by rounding, and that is no weakness. */
const showings = function* (mechanism: Mechanism): Generator<Showing, void> {
  for (const { genesis, holders, loss } of smallMarkets(mechanism)) {
    const [id] = holders;
    if (id === undefined || holders.length > 1) return;
    const resolved = (amount: bigint): readonly Action[] => [
      { type: "loss", amount: atoms(amount) },
      { type: "resolve" },
    ];
    const whole = play(mechanism, genesis, resolved(loss));
    for (let part = 1n; part < loss; part += 1n) {
      const parts = play(mechanism, genesis, [...resolved(part), ...resolved(loss - part)]);
      if (!parts.accepted || parts.worth(id) === whole.worth(id)) continue;
      yield {
        ways: [
          { title: "one loss", scenario: whole.scenario },
          { title: "the same in two parts", scenario: parts.scenario },
        ],
        shown: `of one loss of ${loss}, ${id} pays ${whole.paid(id)} and ${whole.final.deficit} is left unpaid; of ${part} and then ${loss - part}, ${id} pays ${parts.paid(id)} and ${parts.final.deficit} is left unpaid`,
      };
    }
  }
};

export const aLossInPartsCostsHoldersAnotherAmount: Weakness = {
  sentence: "a loss in parts costs holders another amount",
  why: "A limit that is measured again at each resolve (a cap of a haircut, a call on a stake) depends on how often one resolves. The one who decides when to resolve decides who pays.",
  source: "spec 5.4, 5.5; FAIR-14; composition up and down, section 14",
  of: (mechanism) => first(showings(mechanism)),
};
