import { invariant } from "../../invariant.ts";
import { compareRatios, exitsOf, isWhole, ratioText } from "../../observe/exits.ts";
import { noCutOnExit, partCanLeave } from "../../applicability/reach.ts";
import { off } from "../../violation-kind.ts";

export const anExitNeverLowersTheRatioOfThoseWhoStay = invariant({
  id: "EXIT-6",
  level: "safe",
  sentence: "an exit never lowers the ratio of those who stay",
  formula: "h after an exit >= h before it",
  why: "Where leaving takes more than a fair part, those who stay bear the rest, and everybody runs.",
  source: "spec 5.9, 5.10",
  explains: ["EXIT-8"],
  unless: noCutOnExit,
  sometimes: ["somebody left, and somebody stayed, at a ratio below 1"],
  cover: { "somebody left, and somebody stayed, at a ratio below 1": 5 },
  onlyIf: { "somebody left, and somebody stayed, at a ratio below 1": partCanLeave },
  check: (observation, see) => {
    for (const { step, account, before, after } of exitsOf(observation)) {
      if (!isWhole(before) && !isWhole(after)) see("somebody left, and somebody stayed, at a ratio below 1");
      if (compareRatios(after, before) < 0n)
        return {
          step: step.index,
          expected: `a ratio of at least ${ratioText(before)} for those who stay when ${account} leaves`,
          observed: `a ratio of ${ratioText(after)}`,
          // In atoms: what those who stay could be paid less.
          ...off(compareRatios(after, before) / before.denominator),
        };
    }
    return undefined;
  },
});
