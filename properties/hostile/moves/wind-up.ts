import type * as fc from "fast-check";
import { type Action, atoms, sum } from "../../../spec/index.ts";
import { noMarket, totalCapacity } from "../../generate/capacity.ts";
import { odds } from "../../generate/odds.ts";
import { record } from "../../generate/record.ts";
import type { Stage } from "../../generate/steps.ts";
import { everybody, solvents } from "../people.ts";
import { leave, type LeavePlan, leavePlan } from "./leave.ts";
import { refill, type RefillPlan, refillPlan } from "./refill.ts";

/** How a venue ends that has lost more than it has. */
export interface WindUpPlan {
  readonly money: RefillPlan;
  readonly leaves: LeavePlan;
  readonly shutsDown: boolean;
  /** It is the first that happens: everybody still has all there was. */
  readonly isSoon: boolean;
}

export const windUpPlan: fc.Arbitrary<WindUpPlan> = record({
  money: refillPlan,
  leaves: leavePlan,
  shutsDown: odds(2, 3),
  isSoon: odds(1, 5),
});

/** More is lost than all layers can pay, and all funds hold; who puts money in then leaves at a ratio, or is paid off below par. */
export const windUp = function* ({ money, leaves, shutsDown }: WindUpPlan, stage: Stage): Generator<Action> {
  const { mechanism, state, scale } = stage;
  const most = totalCapacity(mechanism, state, noMarket) + sum(state.funds.values()) + state.residue;
  yield { type: "loss", amount: atoms(most + 3n * scale) };
  yield { type: "resolve" };
  yield* refill(money, stage);
  for (const account of solvents(stage).slice(-2))
    yield* leave({ ...leaves, realizes: true, share: "half" }, account, stage);
  if (!shutsDown) return;
  yield { type: "shutdown" };
  for (const account of everybody(stage).slice(-3)) yield { type: "redeem", account };
};
