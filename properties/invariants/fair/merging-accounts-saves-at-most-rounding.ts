import { invariant } from "../../invariant.ts";
import { roundingOf } from "../../observe/breakdown.ts";
import type { Observation } from "../../observe/observation.ts";
import type { Sharing } from "../../observe/shares.ts";
import { all, withHoldingsMoved } from "../../relations/move-holdings.ts";
import { hasPosition, withoutAccount } from "../../relations/remove-account.ts";
import { askTheSame, basesOf, billOf, lossText, paidBy, paymentsText } from "../../relations/parts.ts";
import {
  compareByChange,
  isOfHoldings,
  nothingToCompare,
  relatedByChange,
  stageFor,
} from "../../relations/stage.ts";
import { off } from "../../violation-kind.ts";
import { money } from "../../observe/money.ts";

/** The rules that let nobody gain by merging: spec 14.2. */
const merging: ReadonlySet<string> = new Set([
  "proportional",
  "constrained-equal-awards",
  "piniles",
  "constrained-egalitarian",
]);

const sharing: Sharing = {
  roundings: ["up", "down"],
  isRule: (rule) => merging.has(rule),
  isLayer: isOfHoldings,
};

/** The bound for largest remainders is proved in proportion alone. */
const inProportion: Sharing = {
  roundings: ["up", "down", "largest-remainder"],
  isRule: (rule) => rule === "proportional",
  isLayer: isOfHoldings,
};

const changeOf = (observation: Observation) => {
  const stage =
    stageFor(observation, { ...inProportion, holders: 2 }) ??
    stageFor(observation, { ...sharing, holders: 2 });
  if (stage === undefined) return undefined;
  const { holders, genesis } = stage;
  const leaves = holders.findLast(({ account }) => !hasPosition(genesis, account))?.account;
  const stays = holders.find(({ account }) => account !== leaves)?.account;
  if (leaves === undefined || stays === undefined) return undefined;
  const changed = withoutAccount(withHoldingsMoved(genesis, leaves, stays, all), leaves);
  return { stage, leaves, stays, changed, difference: `with ${leaves} merged into ${stays}` };
};

export const mergingAccountsSavesAtMostRounding = invariant({
  id: "FAIR-6",
  level: "fair",
  sentence: "merging accounts saves at most rounding",
  formula:
    "a and b merged into i: x_i >= x_a + x_b (down), >= x_a + x_b - 1 (up; largest-remainder in proportion); proportional, constrained-equal-awards, piniles, constrained-egalitarian",
  why: "Large holders who pay less for being large leave the rest to the small.",
  source: "spec section 6, 12.26, 14.6; no advantageous merging",
  unless: (setting) => nothingToCompare(setting, sharing, 2) && nothingToCompare(setting, inProportion, 2),
  sometimes: ["two accounts that paid were merged"],
  related: (observation) => relatedByChange(observation, changeOf(observation)),
  check: (observation, see, counterparts) =>
    compareByChange(changeOf(observation), counterparts, ({ leaves, stays }, part, other) => {
      const parts = [stays, leaves];
      if (!askTheSame(part, other, parts) || billOf(other, stays).base !== basesOf(part, parts))
        return undefined;
      see("two accounts that paid were merged");
      const least = roundingOf(part.layer) === "down" ? paidBy(part, parts) : paidBy(part, parts) - 1n;
      if (billOf(other, stays).paid >= least) return undefined;
      return {
        expected: `${stays} to pay at least ${money(least)} of ${lossText(part)}: apart, ${paymentsText(part, parts)}`,
        observed: paymentsText(other, [stays]),
        ...off(billOf(other, stays).paid - least),
      };
    }),
});
