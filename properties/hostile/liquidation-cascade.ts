import * as fc from "fast-check";
import { odds } from "../generate/odds.ts";
import { leveraged, peopled, withDeals, withHaircut } from "./bends.ts";
import { closeOut, closeOutPlan } from "./moves/close-out.ts";
import { strike, strikePlan } from "./moves/strike.ts";
import { everybody, insolvents, nth } from "./people.ts";
import { accounts, losses } from "./reasons.ts";
import { hostileMarket } from "./story.ts";
import { record } from "../generate/record.ts";

export const liquidationCascade = hostileMarket({
  name: "liquidation-cascade",
  sentence:
    "Each liquidation moves the price, or hands the position to an account that the next move bankrupts.",
  seen: "Crypto markets in March 2020, May 2021 and October 2025.",
  isAboutLosses: true,
  needs: [accounts(2), losses],
  plan: record({
    falls: fc.array(record({ strike: strikePlan, close: closeOutPlan, heir: odds(1, 2) }), {
      minLength: 1,
      maxLength: 4,
    }),
    lots: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 3, maxLength: 3 }),
    resolvesEach: odds(1, 4),
  }),
  venue: (drawn, { lots }) =>
    withDeals(leveraged(withHaircut(peopled(drawn, 5)), [0, 1]), [
      ...lots.map((lots, i) => ({ market: 0, buyer: i + 2, seller: i % 2, lots, entry: -i })),
      ...drawn.genesis.positions.deals.slice(0, 4),
    ]),
  *moves({ falls, resolvesEach }, stage) {
    let next = nth(everybody(stage), 0);
    for (const { strike: blow, close, heir } of falls) {
      yield* strike(blow, stage, next);
      for (const fallen of insolvents(stage)) yield* closeOut(close, fallen, stage);
      if (resolvesEach) yield { type: "resolve" };
      next = heir ? nth(everybody(stage), close.to) : undefined;
    }
    yield { type: "resolve" };
  },
});
