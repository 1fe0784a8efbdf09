import { invariant } from "../../invariant.ts";
import { canBeMarked, canGoInsolvent } from "../../applicability/reach.ts";
import { off } from "../../violation-kind.ts";
import { money } from "../../observe/money.ts";

export const ownMoneyPaysFirst = invariant({
  id: "NNEG-2",
  level: "safe",
  sentence: "own money pays before anyone else's",
  formula: "P_i < 0 implies C_i = 0",
  why: "A defaulter that keeps money while others pay the rest of its loss is paid by them.",
  seenIn: [
    {
      what: "the defaulter kept assets while others paid its debt",
      where: "Euler, Sentiment",
      isLike: ({ step }, { steps }) =>
        [...(steps[step]?.after.accounts.values() ?? [])].some(
          ({ capital, pnl }) => pnl < 0n && capital > 0n,
        ),
    },
  ],
  source: "spec 4.2",
  explains: ["CONS-3"],
  unless: (setting) =>
    canGoInsolvent(setting) ? undefined : "nobody can become insolvent: no settle, and no mark of a position",
  sometimes: [
    "a settlement made an account with capital insolvent",
    "a mark made an account with capital insolvent",
  ],
  onlyIf: {
    "a settlement made an account with capital insolvent": ({ capabilities: { actions } }) =>
      actions.includes("settle"),
    "a mark made an account with capital insolvent": canBeMarked,
  },
  check: ({ steps }, see) => {
    for (const { index, action, before, after } of steps)
      for (const [id, { capital, pnl }] of after.accounts) {
        if (pnl >= 0n) continue;
        if ((before.accounts.get(id)?.capital ?? 0n) > 0n) {
          if (action.type === "settle") see("a settlement made an account with capital insolvent");
          if (action.type === "mark") see("a mark made an account with capital insolvent");
        }
        if (capital !== 0n)
          return {
            step: index,
            expected: `capital of ${id} used up (0) before its pnl of ${money(pnl)} is left for others`,
            observed: `capital ${money(capital)}`,
            ...off(capital < -pnl ? capital : -pnl),
          };
      }
    return undefined;
  },
});
