import { invariant } from "../../invariant.ts";
import { exitsOf, isWhole, ratioText } from "../../observe/exits.ts";
import { allCanBeLost, noCutOnExit, partCanLeave } from "../../applicability/reach.ts";
import { off } from "../../violation-kind.ts";
import { money } from "../../observe/money.ts";

export const everyoneWhoExitsIsPaidAtThePublicRatio = invariant({
  id: "EXIT-5",
  level: "fair",
  sentence: "everyone who exits is paid at the public ratio, rounded down",
  formula: "an exit of a pays floor(a * h), h = min(1, max(0, W - D) / W) by the state before",
  why: "What is paid above the ratio is missing when the last account leaves. What is kept back below it is the leaver's own money.",
  seenIn: [
    {
      what: "withdrawals were rounded in favor of those who leave, and summed to more than the pool",
      where: "Liquity",
      isLike: ({ step }, observation) =>
        [...exitsOf(observation)].some((exit) => exit.step.index === step && exit.paid === exit.due + 1n),
    },
  ],
  source: "spec 5.7, 5.8",
  explains: ["CONS-1", "CONS-3", "NNEG-1", "SOLV-2", "REC-1", "EXIT-6", "EXIT-8", "EXIT-2"],
  unless: noCutOnExit,
  sometimes: [
    "somebody left while the ratio was below 1",
    "a payout was rounded",
    "somebody was paid nothing",
  ],
  cover: { "somebody left while the ratio was below 1": 10 },
  onlyIf: { "a payout was rounded": partCanLeave, "somebody was paid nothing": allCanBeLost },
  check: (observation, see) => {
    for (const { step, account, amount, before, due, paid } of exitsOf(observation)) {
      if (!isWhole(before)) see("somebody left while the ratio was below 1");
      if ((amount * before.numerator) % before.denominator !== 0n) see("a payout was rounded");
      if (due === 0n) see("somebody was paid nothing");
      if (paid !== due)
        return {
          step: step.index,
          expected: `${account} to be paid ${money(due)} for ${money(amount)}, at a ratio of ${ratioText(before)}`,
          observed: `a payout of ${money(paid)}`,
          ...off(paid - due),
        };
    }
    return undefined;
  },
});
