import { withParts } from "../../../spec/index.ts";
import { invariant } from "../../invariant.ts";
import { firstDifference } from "../../observe/bookkeeping.ts";
import { apart } from "../../violation-kind.ts";
import { entryText } from "../../observe/money.ts";

export const theLastResortStaysUnusedWithoutNeed = invariant({
  id: "ORD-3",
  level: "safe",
  sentence: "the last resort stays unused without need",
  formula: "L = 0 implies no x_i and no state change, but that funds may pay an old deficit",
  why: "Where nothing was lost, nobody owes anything.",
  seenIn: [
    {
      what: "one atom was taken for a loss of zero",
      where: "Morpho Blue",
      isLike: ({ step }, { steps }) => steps[step]?.before.deficit === 0n,
    },
  ],
  source: "spec 7.7; 12.3 for the old deficit",
  explains: ["BND-2", "BND-3", "MIN-1", "MIN-3", "CONS-2", "ORD-1", "ORD-2", "FAIR-1", "TIME-1"],
  sometimes: ["a resolve had no loss to place"],
  check: ({ resolves }, see) => {
    for (const { index, loss, before, after } of resolves) {
      if (loss !== 0n) continue;
      see("a resolve had no loss to place");
      const mayPayOldDeficit = before.deficit > 0n;
      const allowed = mayPayOldDeficit
        ? withParts(before, { funds: after.funds, deficit: after.deficit })
        : before;
      const difference = firstDifference(allowed, after);
      if (difference !== undefined)
        return {
          step: index,
          expected: `${difference.what} to stay ${entryText(difference.what, difference.expected)}, for there is no loss to place`,
          observed: entryText(difference.what, difference.observed),
          ...apart(difference),
        };
    }
    return undefined;
  },
});
