import * as fc from "fast-check";
import { odds } from "../generate/odds.ts";
import { leveraged, peopled, withDeals, withGenesis, withHaircut } from "./bends.ts";
import { strikeAll } from "./moves/strike-all.ts";
import { strikePlan } from "./moves/strike.ts";
import { everybody } from "./people.ts";
import { accounts, losses } from "./reasons.ts";
import { hostileMarket } from "./story.ts";
import { record } from "../generate/record.ts";

export const lastOneStanding = hostileMarket({
  name: "last-one-standing",
  sentence: "All but one fail at once, and the one who is left is the only one who can pay.",
  seen: "The counterparty of a cornered market; a clearing house with one solvent member.",
  isAboutLosses: true,
  needs: [accounts(2), losses],
  plan: record({
    failing: fc.integer({ min: 1, max: 5 }),
    lots: fc.integer({ min: 1, max: 8 }),
    strike: strikePlan,
    resolvesTwice: odds(1, 3),
  }),
  venue: (drawn, { failing, lots }) => {
    const places = Array.from({ length: failing }, (_, i) => i);
    const venue = withGenesis(leveraged(withHaircut(peopled(drawn, failing + 1)), places), (genesis) => ({
      ...genesis,
      accounts: genesis.accounts.slice(0, failing + 1),
    }));
    return withDeals(
      venue,
      places.map((seller) => ({ market: 0, buyer: failing, seller, lots, entry: 0 })),
    );
  },
  *moves({ strike, resolvesTwice }, stage) {
    yield* strikeAll(strike, everybody(stage).slice(0, -1), stage);
    yield { type: "resolve" };
    if (resolvesTwice) yield { type: "resolve" };
  },
});
