import * as fc from "fast-check";
import { type Action, atoms, sum } from "../../spec/index.ts";
import { odds } from "../generate/odds.ts";
import type { Stage } from "../generate/steps.ts";
import { peopled, withHaircut } from "./bends.ts";
import { strike, strikePlan } from "./moves/strike.ts";
import { accounts, actions, losses } from "./reasons.ts";
import { hostileMarket } from "./story.ts";
import { record } from "../generate/record.ts";

/** This many sixteenths of all claims come back, or an atom where that is none; the last brings more than all. */
const recover = function* (sixteenths: number, { state }: Stage): Generator<Action> {
  const claimed = sum(state.claims.values());
  const amount = (claimed * BigInt(sixteenths)) / 16n;
  yield { type: "recover", amount: atoms(amount > 0n ? amount : 1n) };
};

export const recoveryInParts = hostileMarket({
  name: "recovery-in-parts",
  sentence: "What was lost comes back in many small parts, some of them while the next loss is open.",
  seen: "Bitfinex's tokens from 2016 to 2017; Drift's distributions of 2022; every bankruptcy.",
  isAboutLosses: true,
  needs: [accounts(2), actions("recover"), losses],
  plan: record({
    strike: strikePlan,
    parts: fc.array(fc.constantFrom(0, 0, 1, 2, 4, 8, 16, 17), { minLength: 2, maxLength: 6 }),
    inBetween: odds(1, 3),
    second: strikePlan,
  }),
  venue: (drawn) => withHaircut(peopled(drawn, 3)),
  *moves({ strike: blow, parts, inBetween, second }, stage) {
    yield* strike(blow, stage);
    yield { type: "resolve" };
    for (const [i, sixteenths] of parts.entries()) {
      if (inBetween && i === 1) yield* strike(second, stage);
      yield* recover(sixteenths, stage);
    }
    yield { type: "resolve" };
  },
});
