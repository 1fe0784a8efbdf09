import {
  type AccountId,
  accountOf,
  atoms,
  claimOf,
  divideDown,
  divideUp,
  min,
  type State,
  sum,
} from "../../../spec/index.ts";
import { invariant } from "../../invariant.ts";
import { accountsIn } from "../../observe/bookkeeping.ts";
import { outside } from "../../violation-kind.ts";
import { eitherMoney, money } from "../../observe/money.ts";

/** What an account has, or owes: a recovery repays before it enriches. */
const netOf = (state: State, id: AccountId): bigint => {
  const { capital, pnl } = accountOf(state, id);
  return capital + pnl;
};

export const recoveriesAreSharedPariPassu = invariant({
  id: "TIME-4",
  level: "fair",
  sentence: "recoveries are shared pari passu",
  formula: "y_i in {floor, ceil} of claims_i * R / sum of claims, R = min(amount, sum of claims)",
  why: "Money that comes back belongs to those who lost it. If the first to ask takes it, everybody races for the recovery.",
  source: "spec 8.1",
  explains: ["FAIR-4"],
  unless: ({ capabilities: { actions } }) =>
    actions.includes("recover") ? undefined : "recover is not supported",
  sometimes: ["a recovery was shared by two claims, not in whole atoms"],
  onlyIf: {
    "a recovery was shared by two claims, not in whole atoms": ({ mechanism, capabilities }) =>
      capabilities.maxAccounts > 1 &&
      (capabilities.genesis ||
        mechanism.waterfall.some(({ kind }) => kind !== "fund" && kind !== "defaulter-stake")),
  },
  check: ({ steps }, see) => {
    for (const { index, action, outcome, before, after } of steps) {
      if (action.type !== "recover" || outcome.outcome === "refused") continue;
      const owed = sum(before.claims.values());
      const shared = min(action.amount, owed);
      for (const id of accountsIn(before, after)) {
        const claim = claimOf(before, id);
        const due = atoms(claim * shared);
        const [low, high] = owed === 0n ? [0n, 0n] : [divideDown(due, owed), divideUp(due, owed)];
        if (low !== high) see("a recovery was shared by two claims, not in whole atoms");
        const got = netOf(after, id) - netOf(before, id);
        if (got < low || got > high)
          return {
            step: index,
            expected: `${id} to get ${eitherMoney(low, high)}: ${money(claim)} * ${money(shared)} / ${money(owed)}`,
            observed: money(got),
            ...outside(got, low, high),
          };
      }
    }
    return undefined;
  },
});
