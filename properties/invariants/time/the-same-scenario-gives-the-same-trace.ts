import { invariant } from "../../invariant.ts";
import { firstDifference } from "../../observe/bookkeeping.ts";
import { apart, otherAnswer } from "../../violation-kind.ts";
import { entryText } from "../../observe/money.ts";

export const theSameScenarioGivesTheSameTrace = invariant({
  id: "TIME-2",
  level: "fair",
  sentence: "the same scenario gives the same trace",
  formula: "run(s) = run(s), step by step",
  why: "An outcome that depends on a clock, on iteration order or on what ran before cannot be audited.",
  source: "protocol: there is no session state between scenarios",
  explains: [
    "TIME-3",
    "EXIT-2",
    "EXIT-4",
    "FAIR-4",
    "FAIR-5",
    "FAIR-6",
    "FAIR-7",
    "FAIR-8",
    "FAIR-9",
    "FAIR-10",
    "FAIR-11",
    "FAIR-12",
    "FAIR-13",
    "FAIR-14",
  ],
  sometimes: ["a scenario was run twice"],
  related: ({ scenario }) => [{ scenario, difference: "run a second time" }],
  check: ({ steps }, see, [again]) => {
    if (again === undefined) return undefined;
    see("a scenario was run twice");
    for (const { index, outcome, after } of steps) {
      const second = again.observation.steps[index]?.outcome;
      if (second === undefined) break;
      const first = outcome.outcome === "refused" ? `refused with ${outcome.code}` : "accepted";
      const other = second.outcome === "refused" ? `refused with ${second.code}` : "accepted";
      if (first !== other)
        return {
          step: index,
          expected: `${first}, as in the first run`,
          observed: other,
          ...otherAnswer(outcome, second),
        };
      const difference = firstDifference(after, second.state);
      if (difference !== undefined)
        return {
          step: index,
          expected: `${difference.what} of ${entryText(difference.what, difference.expected)}, as in the first run`,
          observed: `${entryText(difference.what, difference.observed)} in the second`,
          ...apart(difference),
        };
    }
    return undefined;
  },
});
