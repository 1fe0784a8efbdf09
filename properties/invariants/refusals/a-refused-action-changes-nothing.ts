import { invariant } from "../../invariant.ts";
import { firstDifference } from "../../observe/bookkeeping.ts";
import { nothingRefused } from "../../applicability/reach.ts";
import { entryText } from "../../observe/money.ts";

export const aRefusedActionChangesNothing = invariant({
  id: "REJ-1",
  level: "safe",
  sentence: "a refused action changes nothing",
  formula: "refused implies state after = state before",
  why: "A refused action that changes something leaves a state that no accepted action explains.",
  source: "spec 4.5",
  explains: ["CONS-1", "CONS-3", "SOLV-2"],
  unless: nothingRefused,
  sometimes: ["an action was refused"],
  cover: { "an action was refused": 10 },
  check: ({ steps }, see) => {
    for (const { index, outcome, before, after } of steps) {
      if (outcome.outcome === "accepted") continue;
      see("an action was refused");
      const difference = firstDifference(before, after);
      if (difference !== undefined)
        return {
          step: index,
          expected: `${difference.what} to stay ${entryText(difference.what, difference.expected)}`,
          observed: `${entryText(difference.what, difference.observed)}, though the action was refused with ${outcome.code}`,
        };
    }
    return undefined;
  },
});
