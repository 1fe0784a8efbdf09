import { invariant } from "../invariant.ts";
import { entriesOf } from "../observe/bookkeeping.ts";

export const nothingIsNegative = invariant({
  id: "NNEG-1",
  level: "safe",
  sentence: "nothing is negative but an insolvent account's pnl",
  formula: "C_i, funds, stakes, pending, deficit, residue, claims >= 0",
  why: "marginfi's share value went negative when a loss exceeded the pool.",
  source: "spec/README.md section 2",
  sometimes: ["an account was insolvent", "something was cut to exactly 0"],
  check: ({ steps, resolves }, see) => {
    for (const { after } of steps)
      for (const { pnl } of after.accounts.values()) if (pnl < 0n) see("an account was insolvent");
    if (resolves.some(({ loss, before, after }) => loss > 0n && wipedOut(before, after)))
      see("something was cut to exactly 0");
    for (const { index, after } of steps)
      for (const [what, value] of entriesOf(after))
        if (typeof value === "bigint" && value < 0n && !what.startsWith("pnl of "))
          return { step: index, expected: `${what} of at least 0`, observed: `${value}` };
    return undefined;
  },
});

type Balances = Parameters<typeof entriesOf>[0];

/** True when a pocket that held something holds nothing now. */
const wipedOut = (before: Balances, after: Balances): boolean => {
  for (const [layer, balance] of before.funds) if (balance > 0n && after.funds.get(layer) === 0n) return true;
  for (const [id, { capital, pnl }] of before.accounts) {
    const now = after.accounts.get(id);
    if ((capital > 0n && now?.capital === 0n) || (pnl > 0n && now?.pnl === 0n)) return true;
  }
  return false;
};
