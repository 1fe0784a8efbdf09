import { ruleOf } from "../../spec/index.ts";
import { invariant } from "../invariant.ts";
import { type Part, roundingOf } from "../observe/breakdown.ts";
import type { Observation } from "../observe/observation.ts";
import type { Sharing } from "../observe/shares.ts";
import {
  askTheSame,
  basesOf,
  billOf,
  chosenPart,
  compareBy,
  lossText,
  nothingToCompare,
  paidBy,
  paymentsText,
  relatedBy,
  resolvedFrom,
  stateBefore,
} from "../relations/layer-pair.ts";
import { all, withHoldingsMoved } from "../relations/move-holdings.ts";
import { hasPosition, withoutAccount } from "../relations/remove-account.ts";

/** The rules that let nobody gain by merging: spec/README.md 14.2. */
const merging: ReadonlySet<string> = new Set([
  "proportional",
  "constrained-equal-awards",
  "piniles",
  "constrained-egalitarian",
]);

const sharing: Sharing = {
  roundings: ["up", "down", "largest-remainder"],
  isRule: (rule) => merging.has(rule),
};

/** The bound for largest remainders is proved in proportion alone. */
const hasBound = ({ layer }: Part): boolean =>
  roundingOf(layer) !== "largest-remainder" || ruleOf(layer) === "proportional";

const planOf = (observation: Observation) => {
  const part = chosenPart(observation, sharing, (one) => one.bills.length > 1 && hasBound(one));
  if (part === undefined) return undefined;
  const before = stateBefore(observation, part.step);
  const payers = part.bills.map(({ account }) => account ?? "");
  const leaves = payers.findLast((id) => !hasPosition(before, id));
  const stays = payers.find((id) => id !== leaves);
  if (leaves === undefined || stays === undefined) return undefined;
  const merged = withoutAccount(withHoldingsMoved(before, leaves, stays, all), leaves);
  const scenario = resolvedFrom(observation, merged);
  return { part, leaves, stays, scenario, difference: `with ${leaves} merged into ${stays}` };
};

export const mergingAccountsSavesAtMostRounding = invariant({
  id: "FAIR-6",
  level: "fair",
  sentence: "merging accounts saves at most rounding",
  formula:
    "a and b merged into i: x_i >= x_a + x_b (down), >= x_a + x_b - 1 (up; largest-remainder in proportion); proportional, constrained-equal-awards, piniles, constrained-egalitarian",
  why: "Large holders who pay less for being large leave the rest to the small.",
  source: "spec/README.md section 6, 12.26, 14.6; no advantageous merging",
  unless: (setting) => nothingToCompare(setting, sharing, 2),
  sometimes: ["two accounts that paid were merged"],
  related: (observation) => relatedBy(planOf(observation)),
  check: (observation, see, [merged]) =>
    compareBy(planOf(observation), merged, ({ part, leaves, stays }, other) => {
      const parts = [stays, leaves];
      if (!askTheSame(part, other, parts) || billOf(other, stays).base !== basesOf(part, parts))
        return undefined;
      see("two accounts that paid were merged");
      const least = roundingOf(part.layer) === "down" ? paidBy(part, parts) : paidBy(part, parts) - 1n;
      if (billOf(other, stays).paid >= least) return undefined;
      return {
        expected: `${stays} to pay at least ${least} of ${lossText(part)}: apart, ${paymentsText(part, parts)}`,
        observed: paymentsText(other, [stays]),
      };
    }),
});
