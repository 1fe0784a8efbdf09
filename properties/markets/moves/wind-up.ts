import type * as fc from "fast-check";
import { type Action, atoms, sum } from "../../../spec/index.ts";
import { noMarket, totalCapacity } from "../../generate/capacity.ts";
import { odds } from "../../generate/odds.ts";
import { record } from "../../generate/record.ts";
import type { Stage } from "../../generate/steps.ts";
import { everybody } from "../people.ts";
import { refill, type RefillPlan, refillPlan } from "./refill.ts";

/** How a venue ends that has lost more than it has. */
export interface WindUpPlan {
  readonly money: RefillPlan;
  readonly shutsDown: boolean;
}

export const windUpPlan: fc.Arbitrary<WindUpPlan> = record({ money: refillPlan, shutsDown: odds(2, 3) });

/** More is lost than all layers can pay, and all funds hold; who puts money in then is paid off below par. */
export const windUp = function* ({ money, shutsDown }: WindUpPlan, stage: Stage): Generator<Action> {
  const { mechanism, state, scale } = stage;
  const most = totalCapacity(mechanism, state, noMarket) + sum(state.funds.values()) + state.residue;
  yield { type: "loss", amount: atoms(most + 3n * scale) };
  yield { type: "resolve" };
  if (!shutsDown) return;
  yield* refill(money, stage);
  yield { type: "shutdown" };
  for (const account of everybody(stage).slice(-3)) yield { type: "redeem", account };
};
