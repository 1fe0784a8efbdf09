import { invariant } from "../../invariant.ts";
import { off } from "../../violation-kind.ts";
import { money } from "../../observe/money.ts";

export const aResolveLeavesNobodyInsolvent = invariant({
  id: "SOLV-1",
  level: "safe",
  sentence: "a resolve leaves nobody insolvent and nothing pending",
  formula: "after an accepted resolve: P_i >= 0 for all i, pending = 0",
  why: "A resolve that leaves a loss open has resolved nothing: the bill waits, and who pays it changes.",
  seenIn: [
    {
      what: "the test for insolvency ranged over the wrong accounts",
      where: "Drift",
      isLike: ({ step }, { steps }) =>
        [...(steps[step]?.before.accounts ?? [])].some(
          ([id, { pnl }]) => pnl < 0n && (steps[step]?.after.accounts.get(id)?.pnl ?? 0n) === pnl,
        ),
    },
  ],
  source: "spec 7.1",
  explains: ["LIVE-1", "CONS-2", "SOLV-3", "SHUT-1", "TIME-1"],
  sometimes: ["two accounts were insolvent at once", "a loss was pending"],
  cover: { "two accounts were insolvent at once": 5, "a loss was pending": 5 },
  onlyIf: {
    "two accounts were insolvent at once": ({ capabilities }) =>
      capabilities.maxAccounts > (capabilities.genesis ? 1 : 2),
    "a loss was pending": ({ capabilities }) => capabilities.genesis || capabilities.actions.includes("loss"),
  },
  check: ({ resolves }, see) => {
    for (const { index, before, after } of resolves) {
      if ([...before.accounts.values()].filter(({ pnl }) => pnl < 0n).length > 1)
        see("two accounts were insolvent at once");
      if (before.pending > 0n) see("a loss was pending");
      for (const [id, { pnl }] of after.accounts)
        if (pnl < 0n)
          return {
            step: index,
            expected: `${id} with a pnl of at least 0`,
            observed: `pnl ${money(pnl)}`,
            ...off(pnl),
          };
      if (after.pending !== 0n)
        return {
          step: index,
          expected: "pending 0",
          observed: `pending ${money(after.pending)}`,
          ...off(after.pending),
        };
    }
    return undefined;
  },
});
