import { type AccountId, atoms } from "../../../spec/index.ts";
import { invariant } from "../../invariant.ts";
import type { Part } from "../../observe/breakdown.ts";
import type { Observation } from "../../observe/observation.ts";
import type { Sharing } from "../../observe/shares.ts";
import { withBaseRaised } from "../../relations/raise-base.ts";
import { billOf, haveSameBases, lossText, payersIn, paymentsText } from "../../relations/parts.ts";
import {
  compareByChange,
  isOfHoldings,
  nothingToCompare,
  relatedByChange,
  stageFor,
} from "../../relations/stage.ts";
import { off, type Wrong } from "../../violation-kind.ts";
import { money } from "../../observe/money.ts";

/** In proportion alone: of the other rules the literature knows what holders keep of a larger claim, not what they pay. */
const sharing: Sharing = {
  roundings: ["up", "down"],
  isRule: (rule) => rule === "proportional",
  // A call has two limits, the stake and the capital.
  isLayer: (layer) => isOfHoldings(layer) && layer.kind !== "assessment",
};

const changeOf = (observation: Observation) => {
  const stage = stageFor(observation, { ...sharing, holders: 2 });
  const [richer] = stage?.holders ?? [];
  if (stage === undefined || richer === undefined) return undefined;
  const { account, base } = richer;
  // Now an atom, now as much again.
  const more = base % 2n === 0n ? base : atoms(1n);
  const changed = withBaseRaised(stage.genesis, stage.layer, account, more);
  return { stage, richer: account, changed, difference: `with ${money(more)} more for ${account}` };
};

/** How much the richer one pays too little or keeps too little, or another one pays too much. */
const wrongOf = (part: Part, other: Part, richer: AccountId, dearer: AccountId | undefined): Wrong => {
  const [was, is] = [billOf(part, richer), billOf(other, richer)];
  if (is.paid < was.paid) return off(is.paid - was.paid);
  const kept = is.base - is.paid - (was.base - was.paid);
  if (kept < 0n || dearer === undefined) return off(-kept);
  return off(billOf(other, dearer).paid - billOf(part, dearer).paid);
};

export const aLargerBasePaysNoLessAndKeepsNoLess = invariant({
  id: "FAIR-9",
  level: "fair",
  sentence: "a larger base pays no less and keeps no less, others pay no more",
  formula:
    "w_i < w'_i, everything else the same: x_i <= x'_i, w_i - x_i <= w'_i - x'_i, x_j >= x'_j (up, down; proportional)",
  why: "If a larger base lowers the bill, or leaves less than a smaller one, holders gain by hiding money or giving it away.",
  source: "spec section 6, 14.4; claim monotonicity",
  unless: (setting) => nothingToCompare(setting, sharing, 2),
  sometimes: ["one of several bases was larger"],
  related: (observation) => relatedByChange(observation, changeOf(observation)),
  check: (observation, see, counterparts) =>
    compareByChange(changeOf(observation), counterparts, ({ richer }, part, other) => {
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
        ...wrongOf(part, other, richer, dearer),
      };
    }),
});
