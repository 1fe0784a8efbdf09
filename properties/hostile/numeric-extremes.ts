import * as fc from "fast-check";
import { type Action, atoms, type LayerId } from "../../spec/index.ts";
import { scalesUpTo, usualMaximum } from "../generate/amounts.ts";
import { odds } from "../generate/odds.ts";
import type { Stage } from "../generate/steps.ts";
import { peopled, withGenesis, withHaircut } from "./bends.ts";
import { strike, strikePlan } from "./moves/strike.ts";
import { everybody, nth } from "./people.ts";
import { accounts, losses } from "./reasons.ts";
import { hostileMarket } from "./story.ts";
import { record } from "../generate/record.ts";

/** Sums at which number formats end, and their neighbours. */
const edges = [2n ** 31n, 2n ** 32n, 2n ** 53n, 2n ** 63n, 2n ** 64n, 2n ** 96n, 2n ** 127n] as const;

/** Whichever account it is brings so much more in, or the fund gets it. */
const pour = function* (
  amount: bigint,
  who: number,
  fund: LayerId | undefined,
  stage: Stage,
): Generator<Action> {
  const account = nth(everybody(stage), who);
  if (fund !== undefined) yield { type: "topUp", layer: fund, amount: atoms(amount) };
  else if (account !== undefined) yield { type: "deposit", account, amount: atoms(amount) };
};

export const numericExtremes = hostileMarket({
  name: "numeric-extremes",
  sentence: "Amounts and their products are at the limits of number formats, or one atom beyond.",
  seen: "Doubles past 2^53; products in 64 bits; the empty pool of a share price of 0.",
  isAboutLosses: true,
  needs: [accounts(2), losses],
  plan: record({
    scale: fc.nat(3),
    holdsAll: odds(1, 2),
    edge: fc.constantFrom(...edges),
    offBy: fc.constantFrom(-1n, 0n, 1n),
    toTheFund: odds(1, 3),
    pours: odds(1, 2),
    strike: strikePlan,
  }),
  venue: (drawn, { scale, holdsAll }, { maxAmount = usualMaximum }) => {
    const scales = [...scalesUpTo(maxAmount)].reverse();
    const venue = { ...drawn, scale: scales[scale % scales.length] ?? 1n };
    return withGenesis(withHaircut(peopled(venue, 3)), (genesis) => ({ ...genesis, whale: holdsAll }));
  },
  *moves({ edge, offBy, toTheFund, pours, strike: blow }, stage) {
    const fund = toTheFund ? stage.mechanism.waterfall.find(({ kind }) => kind === "fund")?.id : undefined;
    if (pours) yield* pour(edge + offBy, blow.other, fund, stage);
    yield* strike(blow, stage);
    yield { type: "resolve" };
  },
});
