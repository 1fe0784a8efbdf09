import * as fc from "fast-check";
import { type Action, accountOf, atoms, positive, sum } from "../../spec/index.ts";
import { noMarket } from "../generate/capacity.ts";
import { deepLossPlan, lossFrom } from "../generate/losses.ts";
import { odds } from "../generate/odds.ts";
import type { Stage } from "../generate/steps.ts";
import { peopled, withHaircut } from "./bends.ts";
import { erode } from "./moves/erode.ts";
import { leave, leavePlan } from "./moves/leave.ts";
import { strike, strikePlan } from "./moves/strike.ts";
import { everybody, nth } from "./people.ts";
import { accounts, actions } from "./reasons.ts";
import { hostileMarket } from "./story.ts";
import { record } from "../generate/record.ts";

/** What everybody holds is worth this many twentieths less. */
const fall = (twentieths: number, { state }: Stage): bigint => {
  const held = sum(
    everybody({ state }).map((id) => {
      const { capital, pnl } = accountOf(state, id);
      return atoms(capital + positive(pnl));
    }),
  );
  return (held * BigInt(twentieths)) / 20n;
};

/** A loss of assets, if it is one. */
const vanish = function* (amount: bigint): Generator<Action> {
  if (amount > 0n) yield { type: "loss", amount: atoms(amount) };
};

export const collateralDepeg = hostileMarket({
  name: "collateral-depeg",
  sentence:
    "The asset that all collateral is in falls off its peg, in steps, takes a borrower with it, and comes half back.",
  seen: "UST in May 2022; USDC in March 2023.",
  isAboutLosses: true,
  needs: [accounts(1), actions("loss", "resolve")],
  plan: record({
    falls: fc.array(fc.nat(12), { minLength: 1, maxLength: 3 }),
    first: deepLossPlan,
    resolvesEach: odds(1, 2),
    drift: fc.nat(8),
    runner: fc.nat(7),
    leave: leavePlan,
    fells: odds(2, 3),
    strike: strikePlan,
    back: fc.nat(10),
  }),
  venue: (drawn) => withHaircut(peopled(drawn, 2)),
  *moves({ falls, first, resolvesEach, drift, runner: who, leave: how, fells, strike: blow, back }, stage) {
    const runner = nth(everybody(stage), who);
    yield* vanish(lossFrom(first, stage.mechanism, stage.state, stage.scale, noMarket));
    if (runner !== undefined) yield* leave(how, runner, stage);
    for (const twentieths of falls) {
      if (resolvesEach) yield { type: "resolve" };
      yield* vanish(fall(twentieths, stage));
      if (runner !== undefined) yield* erode(runner, drift, stage);
    }
    if (fells) yield* strike(blow, stage);
    yield { type: "resolve" };
    const recovered = (sum(stage.state.claims.values()) * BigInt(back)) / 20n;
    if (recovered > 0n) yield { type: "recover", amount: atoms(recovered) };
  },
});
