import { atoms } from "../../spec/index.ts";
import { invariant } from "../invariant.ts";
import type { Observation } from "../observe/observation.ts";
import type { Sharing } from "../observe/shares.ts";
import {
  billOf,
  chosenPart,
  compareBy,
  haveSameBases,
  lossText,
  nothingToCompare,
  payersIn,
  paymentsText,
  relatedBy,
  resolvedFrom,
  stateBefore,
} from "../relations/layer-pair.ts";
import { withBaseRaised } from "../relations/raise-base.ts";

/** In proportion: the rules of the claims problem know the award's side of this alone (spec/README.md 14.2). */
const sharing: Sharing = { roundings: ["up", "down"], isRule: (rule) => rule === "proportional" };

const planOf = (observation: Observation) => {
  const part = chosenPart(
    observation,
    sharing,
    ({ bills, asked, capacity }) => bills.length > 1 && asked < capacity,
  );
  const richer = part?.bills[0]?.account;
  if (part === undefined || richer === undefined) return undefined;
  // Now an atom, now as much again.
  const more = atoms(part.asked % 2n === 0n ? (part.bills[0]?.base ?? 1n) : 1n);
  const raised = withBaseRaised(stateBefore(observation, part.step), part.layer, richer, more);
  const scenario = resolvedFrom(observation, raised);
  return { part, richer, scenario, difference: `with ${more} more for ${richer}` };
};

export const aLargerBasePaysNoLessAndKeepsNoLess = invariant({
  id: "FAIR-9",
  level: "fair",
  sentence: "a larger base pays no less and keeps no less, others pay no more",
  formula:
    "w_i < w'_i, everything else the same: x_i <= x'_i, w_i - x_i <= w'_i - x'_i, x_j >= x'_j (up, down; proportional)",
  why: "Where more to lose makes a smaller bill, or leaves less than before, holders are paid to hide or to give away.",
  source: "spec/README.md section 6, 14.4; claim monotonicity",
  unless: (setting) => nothingToCompare(setting, sharing, 2),
  sometimes: ["one of several bases was larger"],
  related: (observation) => relatedBy(planOf(observation)),
  check: (observation, see, [raised]) =>
    compareBy(planOf(observation), raised, ({ part, richer }, other) => {
      const [was, is] = [billOf(part, richer), billOf(other, richer)];
      if (part.asked !== other.asked || is.base <= was.base || !haveSameBases(part, other, [richer]))
        return undefined;
      see("one of several bases was larger");
      const others = payersIn(part, other, [richer]);
      const dearer = others.find((id) => billOf(other, id).paid > billOf(part, id).paid);
      const expected =
        is.paid < was.paid
          ? `${richer} to pay no less`
          : is.base - is.paid < was.base - was.paid
            ? `${richer} to keep no less`
            : dearer === undefined
              ? undefined
              : `${dearer} to pay no more`;
      if (expected === undefined) return undefined;
      const shown = [richer, ...(dearer === undefined ? [] : [dearer])];
      return {
        expected: `${expected} of ${lossText(part)} than before: ${paymentsText(part, shown)}`,
        observed: paymentsText(other, shown),
      };
    }),
});
