import * as fc from "fast-check";
import { type Action, layersOf } from "../../spec/index.ts";
import { type RawAmount, rawAmount, scaled } from "../generate/amounts.ts";
import type { Stage } from "../generate/steps.ts";
import { peopled, withGenesis, withHaircut, withMechanism } from "./bends.ts";
import { strike, strikePlan } from "./moves/strike.ts";
import { nth } from "./people.ts";
import { accounts, layer, losses } from "./reasons.ts";
import { hostileMarket } from "./story.ts";
import { record } from "../generate/record.ts";

/** A fund, mostly the one that comes first, gets a little money back. */
const refill = function* (amount: RawAmount, which: number, { mechanism, scale }: Stage): Generator<Action> {
  const fund = nth(layersOf(mechanism, "fund"), which);
  const money = scaled(amount, scale);
  if (fund !== undefined && money > 0n) yield { type: "topUp", layer: fund.id, amount: money };
};

export const drainedFund = hostileMarket({
  name: "drained-fund",
  sentence:
    "One loss after the other is put to a fund that is empty, or a little above its floor, or nearly so.",
  seen: "OKEx in July 2018; BitMEX in March 2020; Drift in May 2022.",
  isAboutLosses: true,
  needs: [accounts(1), layer("fund"), losses],
  plan: record({
    rounds: fc.array(
      record({
        strike: strikePlan,
        refill: fc.option(rawAmount, { nil: undefined }),
        fund: fc.constantFrom(0, 0, 1, 2),
      }),
      { minLength: 1, maxLength: 4 },
    ),
    left: fc.constantFrom("nothing", "next to nothing", "as drawn"),
  }),
  venue: (drawn, { left }) =>
    withGenesis(
      withMechanism(withHaircut(peopled(drawn, 3)), (mechanism) => ({
        ...mechanism,
        insurance: { ...mechanism.insurance, present: true },
      })),
      (genesis) => {
        if (left === "as drawn") return genesis;
        const amount = left === "nothing" ? { multiple: 0, offBy: 0 } : { multiple: 1, offBy: 1 };
        return { ...genesis, funds: genesis.funds.map((fund) => ({ ...fund, amount })) };
      },
    ),
  *moves({ rounds }, stage) {
    for (const round of rounds) {
      yield* strike(round.strike, stage);
      yield { type: "resolve" };
      if (round.refill !== undefined) yield* refill(round.refill, round.fund, stage);
    }
    yield { type: "resolve" };
  },
});
