import { invariant } from "../../invariant.ts";
import type { Observation } from "../../observe/observation.ts";
import type { Sharing } from "../../observe/shares.ts";
import { half, withHoldingsMoved } from "../../relations/move-holdings.ts";
import { askTheSame, basesOf, lossText, paidBy, paymentsText } from "../../relations/parts.ts";
import {
  compareByChange,
  largestOf,
  isOfHoldings,
  nothingToCompare,
  relatedByChange,
  stageFor,
} from "../../relations/stage.ts";
import { outside } from "../../violation-kind.ts";
import { money, oneAtom } from "../../observe/money.ts";

/** In proportion alone: spec 14.2. */
const sharing: Sharing = {
  roundings: ["up", "down", "largest-remainder"],
  isRule: (rule) => rule === "proportional",
  isLayer: isOfHoldings,
};

const changeOf = (observation: Observation) => {
  const stage = stageFor(observation, { ...sharing, holders: 2 });
  const giver = largestOf(stage?.holders ?? [])?.account;
  const taker = stage?.holders.find(({ account }) => account !== giver)?.account;
  if (stage === undefined || giver === undefined || taker === undefined) return undefined;
  const changed = withHoldingsMoved(stage.genesis, giver, taker, half);
  return { stage, giver, taker, changed, difference: `with half of what ${giver} has moved to ${taker}` };
};

export const movingBaseInsideAGroupDoesNotMoveItsBill = invariant({
  id: "FAIR-7",
  level: "fair",
  sentence: "moving base inside a group does not move its bill",
  formula:
    "w_i + w_j the same implies |(x_i + x_j) - (x'_i + x'_j)| <= 1 (up, down, largest-remainder; proportional)",
  why: "What friends can shift among themselves must not shift a loss to strangers.",
  source: "spec section 6, 12.26; no advantageous transfer",
  unless: (setting) => nothingToCompare(setting, sharing, 2),
  sometimes: ["base moved from one payer to another"],
  related: (observation) => relatedByChange(observation, changeOf(observation)),
  check: (observation, see, counterparts) =>
    compareByChange(changeOf(observation), counterparts, ({ giver, taker }, part, other) => {
      const group = [giver, taker];
      if (!askTheSame(part, other, group) || basesOf(other, group) !== basesOf(part, group)) return undefined;
      see("base moved from one payer to another");
      const apart = paidBy(part, group) - paidBy(other, group);
      if (apart <= 1n && apart >= -1n) return undefined;
      return {
        expected: `${giver} and ${taker} to pay ${money(paidBy(part, group))} of ${lossText(part)} together, give or take ${oneAtom()}`,
        observed: paymentsText(other, group),
        ...outside(-apart, -1n, 1n),
      };
    }),
});
