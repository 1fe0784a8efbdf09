import * as fc from "fast-check";
import { odds } from "../generate/odds.ts";
import { peopled, withDeals, withGenesis, withHaircut } from "./bends.ts";
import { closeOut, closeOutPlan } from "./moves/close-out.ts";
import { leave, leavePlan } from "./moves/leave.ts";
import { strike, strikePlan } from "./moves/strike.ts";
import { everybody } from "./people.ts";
import { accounts, losses } from "./reasons.ts";
import { hostileMarket } from "./story.ts";
import { record } from "../generate/record.ts";

export const whale = hostileMarket({
  name: "whale",
  sentence: "One account is larger than all others together: it fails, or pays, or leaves.",
  seen: "OKEx in July 2018: 4,168,515 contracts of one trader; Hyperliquid in March 2025.",
  isAboutLosses: true,
  needs: [accounts(2), losses],
  plan: record({
    holdsAll: odds(1, 2),
    fails: odds(1, 2),
    leaves: odds(1, 4),
    leave: leavePlan,
    lots: fc.integer({ min: 5, max: 40 }),
    short: odds(3, 4),
    strike: strikePlan,
    close: closeOutPlan,
  }),
  venue: (drawn, { holdsAll, lots, short }) => {
    const venue = withHaircut(peopled(drawn, 4));
    const deals = [0, 2, 3].map((small) => {
      const [buyer, seller] = short ? [small, 1] : [1, small];
      return { market: 0, buyer, seller, lots: lots + small, entry: 0 };
    });
    return withGenesis(withDeals(venue, deals), (genesis) => ({ ...genesis, whale: holdsAll }));
  },
  *moves({ fails, leaves, leave: how, strike: blow, close }, stage) {
    const [small, large] = everybody(stage);
    if (small === undefined || large === undefined) return;
    const [victim, other] = fails ? [large, small] : [small, large];
    yield* strike(blow, stage, victim);
    if (leaves) yield* leave(how, other, stage);
    yield* closeOut(close, victim, stage);
    yield { type: "resolve" };
  },
});
