import { type Atoms, atoms, fundOf, type FundLayer, type Mechanism, type State } from "../../spec/index.ts";
import { first, play } from "./play.ts";
import { smallMarkets } from "./small-markets.ts";
import type { Showing, Weakness } from "./weakness.ts";

const aboveFloor = (state: State, { id, floor = atoms(0n) }: FundLayer): Atoms =>
  atoms(fundOf(state, id) - floor);

const showings = function* (mechanism: Mechanism): Generator<Showing, void> {
  const { waterfall } = mechanism;
  for (const { opened, holders, loss } of smallMarkets(mechanism)) {
    const played = play(mechanism, opened, [{ type: "resolve" }]);
    for (const [i, layer] of waterfall.entries()) {
      const payer = holders.find((id) => played.paid(id, layer.id) > 0n);
      const fund = waterfall.find(
        (one, k): one is FundLayer => k > i && one.kind === "fund" && aboveFloor(played.final, one) > 0n,
      );
      if (payer === undefined || fund === undefined) continue;
      yield {
        ways: [{ title: "the loss is resolved", scenario: played.scenario }],
        shown: `of a loss of ${loss}, ${payer} pays ${played.paid(payer, layer.id)} in ${layer.id} while ${fund.id} keeps ${aboveFloor(played.final, fund)}`,
      };
    }
  }
};

export const holdersPayBeforeAFundOfTheVenue: Weakness = {
  sentence: "holders pay before a fund of the venue",
  why: "A venue whose own money comes last has little reason to keep losses small. Korea Exchange changed its order after 2013.",
  source: "ORD-2; EMIR, Delegated Regulation (EU) No 153/2013, art. 35; Korea Exchange, 2013",
  of: (mechanism) => first(showings(mechanism)),
};
