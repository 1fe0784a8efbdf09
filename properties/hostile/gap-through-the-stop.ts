import * as fc from "fast-check";
import { odds } from "../generate/odds.ts";
import { leveraged, peopled, withDeals, withHaircut } from "./bends.ts";
import { closeOut, closeOutPlan } from "./moves/close-out.ts";
import { erode } from "./moves/erode.ts";
import { strike, strikePlan } from "./moves/strike.ts";
import { everybody } from "./people.ts";
import { accounts, losses } from "./reasons.ts";
import { hostileMarket } from "./story.ts";
import { record } from "../generate/record.ts";

export const gapThroughTheStop = hostileMarket({
  name: "gap-through-the-stop",
  sentence:
    "A price jumps past the mark at which a position would have been closed, and the stop comes too late.",
  seen: "The Swiss franc in January 2015; nickel in March 2022; HanMag Securities in December 2013.",
  isAboutLosses: true,
  needs: [accounts(2), losses],
  plan: record({
    lots: fc.integer({ min: 1, max: 12 }),
    short: odds(3, 4),
    warning: fc.nat(15),
    strike: strikePlan,
    stop: closeOutPlan,
    late: odds(1, 2),
  }),
  venue: (drawn, { lots, short }) => {
    const [buyer, seller] = short ? [1, 0] : [0, 1];
    return withDeals(leveraged(withHaircut(peopled(drawn, 3)), [0]), [
      { market: 0, buyer, seller, lots, entry: 0 },
      ...drawn.genesis.positions.deals.slice(0, 3),
    ]);
  },
  *moves({ warning, strike: blow, stop, late }, stage) {
    const [victim] = everybody(stage);
    if (victim === undefined) return;
    yield* erode(victim, warning, stage);
    if (!late) yield* closeOut(stop, victim, stage);
    yield* strike(blow, stage, victim);
    if (late) yield* closeOut(stop, victim, stage);
    yield { type: "resolve" };
  },
});
