import * as fc from "fast-check";
import { type AccountId, accountOf, type Action, atoms, equityOf } from "../../spec/index.ts";
import { rawAmount } from "../generate/amounts.ts";
import { priceFrom } from "../generate/markets.ts";
import { odds } from "../generate/odds.ts";
import type { Stage } from "../generate/steps.ts";
import { peopled, withHaircut } from "./bends.ts";
import { leave, leavePlan } from "./moves/leave.ts";
import { strike, strikePlan } from "./moves/strike.ts";
import { everybody } from "./people.ts";
import { accounts, losses } from "./reasons.ts";
import { hostileMarket } from "./story.ts";
import { record } from "../generate/record.ts";

/** Who trades at the old price with whom, how much, and where the price went meanwhile. */
interface Stale {
  readonly lots: number;
  readonly price: { readonly multiple: number; readonly offBy: number };
}

/** The price moves, and the quick one trades at the old one still; on a ledger, wins what that is worth. */
const pickOff = function* (quick: AccountId, slow: AccountId, stale: Stale, stage: Stage): Generator<Action> {
  const [market, now] = [...stage.state.markets][0] ?? [];
  if (market === undefined || now === undefined || !stage.supported.includes("trade")) {
    const lost = (equityOf(accountOf(stage.state, slow)) * BigInt(stale.lots)) / 8n;
    const entries = [
      { account: quick, amount: atoms(lost) },
      { account: slow, amount: atoms(-lost) },
    ];
    if (lost > 0n) yield { type: "settle", entries };
    return;
  }
  const price = priceFrom(stale.price, stage.scale);
  yield { type: "mark", market, price };
  const [buyer, seller] = price >= now.price ? [quick, slow] : [slow, quick];
  yield { type: "trade", market, buyer, seller, quantity: BigInt(stale.lots), price: now.price };
};

export const stalePrice = hostileMarket({
  name: "stale-price",
  sentence: "Somebody trades at a price that is no longer true, takes the profit out, and leaves the loss.",
  seen: "Synthetix in June 2019; any oracle that lags behind the market.",
  isAboutLosses: true,
  needs: [accounts(2), losses],
  plan: record({
    stale: fc.array(record({ lots: fc.integer({ min: 1, max: 4 }), price: rawAmount }), {
      minLength: 1,
      maxLength: 3,
    }),
    takes: odds(1, 2),
    leave: leavePlan,
    strike: strikePlan,
  }),
  venue: (drawn) => withHaircut(peopled(drawn, 3)),
  *moves({ stale, takes, leave: how, strike: blow }, stage) {
    const [quick, slow] = everybody(stage);
    if (quick === undefined || slow === undefined) return;
    for (const one of stale) yield* pickOff(quick, slow, one, stage);
    if (takes) yield* leave(how, quick, stage);
    yield* strike(blow, stage, slow);
    if (!takes) yield* leave(how, quick, stage);
    yield { type: "resolve" };
  },
});
