import { atoms } from "../../../spec/index.ts";
import { invariant } from "../../invariant.ts";
import type { Observation } from "../../observe/observation.ts";
import type { Sharing } from "../../observe/shares.ts";
import { subgroupAlone } from "../../relations/keep-subgroup.ts";
import { billOf, lossText, paidBy } from "../../relations/parts.ts";
import {
  compareBy,
  observedPart,
  relatedBy,
  resolvedFrom,
  stateBefore,
} from "../../relations/observed-part.ts";
import { isOfHoldings, nothingToCompare } from "../../relations/stage.ts";
import { outside } from "../../violation-kind.ts";
import { money } from "../../observe/money.ts";

/** The consistent rules: spec 14.2. */
const consistent: ReadonlySet<string> = new Set([
  "proportional",
  "constrained-equal-awards",
  "constrained-equal-losses",
  "talmud",
  "piniles",
  "constrained-egalitarian",
  "queue",
]);

/** `sequential` is left out: see spec 12.29. */
const sharing: Sharing = {
  roundings: ["up", "down", "largest-remainder", "unspecified"],
  isRule: (rule) => consistent.has(rule),
  // A call hangs on a stake in another layer, which would pay before it.
  isLayer: (layer) => isOfHoldings(layer) && layer.kind !== "assessment",
};

const planOf = (observation: Observation) => {
  const { mechanism } = observation;
  const part = observedPart(observation, sharing, ({ bills }) => bills.length > 1);
  if (part === undefined) return undefined;
  const group = part.bills.slice(0, -1).map(({ account }) => account ?? "");
  const loss = atoms(paidBy(part, group));
  if (loss <= 0n) return undefined;
  const alone = subgroupAlone(mechanism, part.layer, stateBefore(observation, part.step), group, loss);
  const scenario = resolvedFrom(observation, alone);
  return {
    part,
    group,
    scenario,
    difference: `with ${group.join(", ")} alone, and a loss of ${money(loss)}`,
  };
};

export const aSubgroupOnItsOwnBillPaysTheSame = invariant({
  id: "FAIR-13",
  level: "fair",
  sentence: "a subgroup re-run on its own bill pays the same",
  formula:
    "H' = sum of x_j over j in S: |x'_j - x_j| <= |S| - 1 (all roundings but sequential; all rules but random-arrival, minimal-overlap, adjusted-proportional)",
  why: "If a subgroup divides its own bill differently, what it pays depends on accounts outside of it.",
  source: "spec section 6, 12.29; consistency",
  unless: (setting) => nothingToCompare(setting, sharing, 2),
  sometimes: ["a part of the payers was asked for its own bill"],
  related: (observation) => relatedBy(planOf(observation)),
  check: (observation, see, [alone]) =>
    compareBy(planOf(observation), alone, ({ part, group }, other) => {
      if (other.asked !== paidBy(part, group) || other.bills.length !== group.length) return undefined;
      if (group.some((id) => billOf(other, id).base !== billOf(part, id).base)) return undefined;
      see("a part of the payers was asked for its own bill");
      const bound = BigInt(group.length - 1);
      for (const id of group) {
        const apart = billOf(other, id).paid - billOf(part, id).paid;
        if (apart > bound || -apart > bound)
          return {
            expected: `${id} to pay ${money(billOf(part, id).paid)}${bound === 0n ? "" : `, give or take ${money(bound)},`} of ${lossText(other)}, as among all payers`,
            observed: money(billOf(other, id).paid),
            ...outside(apart, -bound, bound),
          };
      }
      return undefined;
    }),
});
