import { invariant } from "../../invariant.ts";
import { exitsOf } from "../../observe/exits.ts";
import { allCanBeLost, noCutOnExit } from "../../applicability/reach.ts";
import { outside } from "../../violation-kind.ts";
import { money } from "../../observe/money.ts";

export const theRatioLiesBetween0And1 = invariant({
  id: "EXIT-9",
  level: "safe",
  sentence: "the ratio lies between 0 and 1",
  formula: "0 <= payout <= a for every exit of a",
  why: "A payout above the amount comes out of money that is not the leaver's. One below zero makes people pay to leave.",
  source: "spec 5.7",
  explains: ["EXIT-5"],
  unless: noCutOnExit,
  sometimes: ["somebody was paid in full", "somebody was paid nothing"],
  onlyIf: { "somebody was paid nothing": allCanBeLost },
  check: (observation, see) => {
    for (const { step, account, amount, paid } of exitsOf(observation)) {
      if (paid === amount) see("somebody was paid in full");
      if (paid === 0n) see("somebody was paid nothing");
      if (paid < 0n || paid > amount)
        return {
          step: step.index,
          expected: `${account} to be paid 0 to ${money(amount)} for ${money(amount)}`,
          observed: `a payout of ${money(paid)}`,
          ...outside(paid, 0n, amount),
        };
    }
    return undefined;
  },
});
