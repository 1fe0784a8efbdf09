import * as fc from "fast-check";
import { type AccountId, accountOf, type Action, atoms, layersOf } from "../../spec/index.ts";
import { rawAmount, scaled } from "../generate/amounts.ts";
import { odds } from "../generate/odds.ts";
import type { Stage } from "../generate/steps.ts";
import { peopled, withHaircut } from "./bends.ts";
import { newcomer } from "./moves/join.ts";
import { leave, leavePlan } from "./moves/leave.ts";
import { strike, strikePlan } from "./moves/strike.ts";
import { everybody, nth } from "./people.ts";
import { accounts, losses } from "./reasons.ts";
import { hostileMarket } from "./story.ts";
import { record } from "../generate/record.ts";

const join = function* (
  account: AccountId,
  amount: bigint,
  stakes: boolean,
  which: number,
  stage: Stage,
): Generator<Action> {
  yield { type: "deposit", account, amount: atoms(amount) };
  const tranche = nth(layersOf(stage.mechanism, "tranche"), which);
  const { capital } = accountOf(stage.state, account);
  if (stakes && tranche !== undefined && capital > 0n)
    yield { type: "stake", account, layer: tranche.id, amount: capital };
};

export const sandwichedResolve = hostileMarket({
  name: "sandwiched-resolve",
  sentence:
    "Somebody joins right before a resolve, before or after the loss is known, and leaves right after it.",
  seen: "Deposits and withdrawals around liquidations in lending pools and stability pools.",
  isAboutLosses: true,
  needs: [accounts(2), losses],
  plan: record({
    strike: strikePlan,
    amount: rawAmount,
    early: odds(1, 2),
    stakes: odds(1, 2),
    tranche: fc.constantFrom(0, 0, 1, 2),
    leave: leavePlan,
    again: odds(1, 3),
  }),
  venue: (drawn) => withHaircut(peopled(drawn, 3)),
  *moves({ strike: blow, amount, early, stakes, tranche, leave: how, again }, stage) {
    const account = newcomer(stage);
    const money = scaled(amount, stage.scale) + 1n;
    if (early) yield* join(account, money, stakes, tranche, stage);
    yield* strike(blow, stage, everybody(stage)[0]);
    if (!early) yield* join(account, money, stakes, tranche, stage);
    yield { type: "resolve" };
    yield* leave({ ...how, unstakes: stakes || how.unstakes }, account, stage);
    if (!again) return;
    yield* strike(blow, stage);
    yield { type: "resolve" };
  },
});
