import { type AccountId, accountOf, claimOf, exitOf, redemptionOf, type State } from "../../../spec/index.ts";
import { invariant } from "../../invariant.ts";
import { accountsIn, ownHoldingsOf } from "../../observe/bookkeeping.ts";
import { isResolve } from "../../observe/observation.ts";
import { off } from "../../violation-kind.ts";
import { money } from "../../observe/money.ts";

const equity = (state: State, id: AccountId): bigint => {
  const { capital, pnl } = accountOf(state, id);
  return capital + pnl;
};

export const nobodyRecoversMoreThanWasLost = invariant({
  id: "REC-1",
  level: "safe",
  sentence: "nobody recovers more than was lost",
  formula: "sum over time of y_i <= claims_i at genesis + sum over time of x_i, exits' cuts among them",
  why: "A recovery that is paid twice is a second loss, and those who wait bear it.",
  source: "spec 5.9, 7.3, 8.1",
  explains: ["TIME-4"],
  unless: ({ capabilities }) =>
    capabilities.actions.includes("recover") ? undefined : "recover is not supported",
  sometimes: ["somebody recovered", "somebody recovered everything"],
  check: ({ mechanism, genesis, steps }, see) => {
    const due = new Map<AccountId, bigint>(genesis.claims);
    for (const { index, action, outcome, before, after } of steps) {
      if (outcome.outcome === "refused") continue;
      const exit = exitOf(mechanism, before, action);
      if (exit !== undefined) due.set(exit.account, (due.get(exit.account) ?? 0n) + exit.cut);
      if (action.type === "redeem") {
        const lost = ownHoldingsOf(before, action.account) - redemptionOf(before, action.account);
        due.set(action.account, (due.get(action.account) ?? 0n) + lost);
        continue;
      }
      if (!isResolve(action) && action.type !== "recover") continue;
      for (const id of accountsIn(before, after)) {
        const open = due.get(id) ?? 0n;
        if (isResolve(action)) {
          const lost = ownHoldingsOf(before, id) - ownHoldingsOf(after, id);
          if (lost > 0n) due.set(id, open + lost);
          continue;
        }
        const recovered = equity(after, id) - equity(before, id);
        if (recovered > open)
          return {
            step: index,
            expected: `${id} to recover at most the ${money(open)} it has lost`,
            observed: `it recovered ${money(recovered)}`,
            ...off(recovered - open),
          };
        if (recovered > 0n)
          see(claimOf(after, id) === 0n ? "somebody recovered everything" : "somebody recovered");
        due.set(id, open - recovered);
      }
    }
    return undefined;
  },
});
