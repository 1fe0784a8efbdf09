import * as fc from "fast-check";
import { odds } from "../generate/odds.ts";
import { alike, few, leveraged, peopled, withDeals, withHaircut } from "./bends.ts";
import { strikeAll } from "./moves/strike-all.ts";
import { strikePlan } from "./moves/strike.ts";
import { everybody } from "./people.ts";
import { accounts, losses } from "./reasons.ts";
import { hostileMarket } from "./story.ts";
import { record } from "../generate/record.ts";

export const clusteredStops = hostileMarket({
  name: "clustered-stops",
  sentence: "Many hold the same position with the same collateral, and one price takes them all.",
  seen: "Copy trading and round-number stops; BitMEX and Deribit in March 2020.",
  isAboutLosses: true,
  needs: [accounts(3), losses],
  plan: record({
    victims: fc.integer({ min: 2, max: 5 }),
    lots: fc.integer({ min: 1, max: 6 }),
    buyers: fc.integer({ min: 1, max: 2 }),
    entry: fc.constantFrom(0, 0, -2, 1),
    areEqual: odds(4, 5),
    short: odds(3, 4),
    strike: strikePlan,
  }),
  venue: (drawn, { victims, lots, buyers, entry, areEqual, short }) => {
    const places = Array.from({ length: victims }, (_, i) => i);
    const venue = leveraged(withHaircut(peopled(drawn, victims + buyers)), places);
    return withDeals(
      areEqual ? alike(venue, places, ({ capital }) => ({ capital: few(capital) })) : venue,
      places.map((victim) => {
        const other = victims + (victim % buyers);
        const [buyer, seller] = short ? [other, victim] : [victim, other];
        return { market: 0, buyer, seller, lots: areEqual ? lots : lots + victim, entry };
      }),
    );
  },
  *moves({ victims, strike }, stage) {
    yield* strikeAll(strike, everybody(stage).slice(0, victims), stage);
    yield { type: "resolve" };
  },
});
