import { invariant } from "../../invariant.ts";
import type { Observation } from "../../observe/observation.ts";
import type { Sharing } from "../../observe/shares.ts";
import { scaled } from "../../relations/scale-amounts.ts";
import { billOf, hasFraction, lossText, payersIn } from "../../relations/parts.ts";
import { compareByChange, nothingToCompare, relatedByChange, stageFor } from "../../relations/stage.ts";
import { outside } from "../../violation-kind.ts";
import { money } from "../../observe/money.ts";

const sharing: Sharing = { roundings: ["up", "down", "largest-remainder"] };

const factors = [2n, 3n, 10n] as const;

const changeOf = (observation: Observation) => {
  const stage = stageFor(observation, { ...sharing, holders: 2 }) ?? stageFor(observation, sharing);
  if (stage === undefined) return undefined;
  const factor = factors[stage.holders.length % factors.length] ?? 2n;
  const changed = scaled(observation.mechanism, stage.genesis, factor);
  return { stage, factor, changed, difference: `with every amount ${factor} times as large` };
};

export const theUnitDoesNotMatter = invariant({
  id: "FAIR-10",
  level: "fair",
  sentence: "the unit does not matter",
  formula: "|x_i(c * H, c * w) - c * x_i(H, w)| <= c - 1 (up, down, largest-remainder)",
  why: "A threshold in atoms, or a ratio kept with a fixed number of digits, treats a dollar differently when it is counted in cents.",
  source: "spec section 6, 12.27; homogeneity",
  unless: (setting) => nothingToCompare(setting, sharing),
  sometimes: ["a bill with a fraction was counted in a smaller unit"],
  onlyIf: {
    "a bill with a fraction was counted in a smaller unit": (setting) =>
      nothingToCompare(setting, { ...sharing, isRule: (rule) => rule !== "queue" }, 2) === undefined,
  },
  related: (observation) => relatedByChange(observation, changeOf(observation)),
  check: (observation, see, counterparts) =>
    compareByChange(changeOf(observation), counterparts, ({ factor }, part, other) => {
      const ids = payersIn(part, other);
      if (other.asked !== factor * part.asked) return undefined;
      if (ids.some((id) => billOf(other, id).base !== factor * billOf(part, id).base)) return undefined;
      if (hasFraction(part)) see("a bill with a fraction was counted in a smaller unit");
      for (const id of ids) {
        const due = factor * billOf(part, id).paid;
        const apart = billOf(other, id).paid - due;
        if (apart >= factor || -apart >= factor)
          return {
            expected: `${id} to pay from ${money(due - factor + 1n)} to ${money(due + factor - 1n)} of ${lossText(other)}, as it pays ${money(billOf(part, id).paid)} of ${money(part.asked)}`,
            observed: money(billOf(other, id).paid),
            ...outside(apart, 1n - factor, factor - 1n, factor),
          };
      }
      return undefined;
    }),
});
