import { invariant } from "../invariant.ts";
import type { Observation } from "../observe/observation.ts";
import type { Sharing } from "../observe/shares.ts";
import {
  askTheSame,
  basesOf,
  chosenPart,
  compareBy,
  largestIn,
  lossText,
  nothingToCompare,
  paidBy,
  paymentsText,
  relatedBy,
  resolvedFrom,
  stateBefore,
} from "../relations/layer-pair.ts";
import { half, withHoldingsMoved } from "../relations/move-holdings.ts";

/** In proportion alone: spec/README.md 14.2. */
const sharing: Sharing = {
  roundings: ["up", "down", "largest-remainder"],
  isRule: (rule) => rule === "proportional",
};

const planOf = (observation: Observation) => {
  const part = chosenPart(observation, sharing, ({ bills }) => bills.length > 1);
  const giver = part === undefined ? undefined : largestIn(part)?.account;
  const taker = part?.bills.find(({ account }) => account !== giver)?.account;
  if (part === undefined || giver === undefined || taker === undefined) return undefined;
  const moved = withHoldingsMoved(stateBefore(observation, part.step), giver, taker, half);
  const scenario = resolvedFrom(observation, moved);
  return { part, giver, taker, scenario, difference: `with half of what ${giver} has moved to ${taker}` };
};

export const movingBaseInsideAGroupDoesNotMoveItsBill = invariant({
  id: "FAIR-7",
  level: "fair",
  sentence: "moving base inside a group does not move its bill",
  formula:
    "w_i + w_j the same implies |(x_i + x_j) - (x'_i + x'_j)| <= 1 (up, down, largest-remainder; proportional)",
  why: "What friends can shift among themselves must not shift a loss to strangers.",
  source: "spec/README.md section 6, 12.26; no advantageous transfer",
  unless: (setting) => nothingToCompare(setting, sharing, 2),
  sometimes: ["base moved from one payer to another"],
  related: (observation) => relatedBy(planOf(observation)),
  check: (observation, see, [moved]) =>
    compareBy(planOf(observation), moved, ({ part, giver, taker }, other) => {
      const group = [giver, taker];
      if (!askTheSame(part, other, group) || basesOf(other, group) !== basesOf(part, group)) return undefined;
      see("base moved from one payer to another");
      const apart = paidBy(part, group) - paidBy(other, group);
      if (apart <= 1n && apart >= -1n) return undefined;
      return {
        expected: `${giver} and ${taker} to pay ${paidBy(part, group)} of ${lossText(part)} together, give or take an atom`,
        observed: paymentsText(other, group),
      };
    }),
});
