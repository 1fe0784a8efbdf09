import { type AccountId, type Action, accountOf, fundOf, type LayerId, stakeOf, type State } from "../../spec/index.ts";
import { invariant } from "../invariant.ts";
import { accountsIn, firstDifference } from "../observe/bookkeeping.ts";
import type { ObservedStep } from "../observe/observation.ts";

/** What an accepted action names, and by how much it changes it, in atoms. */
interface Named {
  /** Changes of equity C + P, by account. */
  readonly equity: ReadonlyMap<AccountId, bigint>;
  readonly stake?: readonly [LayerId, AccountId, bigint];
  readonly fund?: readonly [LayerId, bigint];
  readonly pending?: bigint;
}

const none: ReadonlyMap<AccountId, bigint> = new Map();

/** The changes that the table of spec/README.md 4.3 names; resolve and recover have laws of their own. */
const namedBy = (action: Action): Named | undefined => {
  switch (action.type) {
    case "deposit":
      return { equity: new Map([[action.account, action.amount]]) };
    case "withdraw":
      return { equity: new Map([[action.account, -action.amount]]) };
    case "stake":
    case "unstake": {
      const into = action.type === "stake" ? action.amount : -action.amount;
      return { equity: new Map([[action.account, -into]]), stake: [action.layer, action.account, into] };
    }
    case "fee":
      return { equity: new Map([[action.account, -action.amount]]), fund: [action.layer, action.amount] };
    case "topUp":
      return { equity: none, fund: [action.layer, action.amount] };
    case "settle":
      return { equity: new Map(action.entries.map(({ account, amount }) => [account, amount])) };
    case "realize":
      return { equity: new Map([[action.account, 0n]]) };
    case "loss":
      return { equity: none, pending: action.amount };
    case "resolve":
    case "recover":
      return undefined;
  }
};

/** The first change that is not by what the action names. */
const wrongChange = (named: Named, { before, after }: ObservedStep): readonly [string, bigint, bigint] | undefined => {
  for (const id of accountsIn(before, after)) {
    const due = named.equity.get(id);
    const was = accountOf(before, id);
    const is = accountOf(after, id);
    const change = is.capital + is.pnl - was.capital - was.pnl;
    if (change !== (due ?? 0n)) return [`equity of ${id}`, due ?? 0n, change];
    if (due === undefined && is.capital !== was.capital) return [`capital of ${id}`, 0n, is.capital - was.capital];
  }
  const [stakeLayer, staker, staked] = named.stake ?? [];
  for (const [layer, stakes] of [...before.stakes, ...after.stakes])
    for (const id of stakes.keys()) {
      const due = layer === stakeLayer && id === staker ? (staked ?? 0n) : 0n;
      const change = stakeOf(after, layer, id) - stakeOf(before, layer, id);
      if (change !== due) return [`stake of ${id} in ${layer}`, due, change];
    }
  for (const layer of after.funds.keys()) {
    const due = layer === named.fund?.[0] ? named.fund[1] : 0n;
    const change = fundOf(after, layer) - fundOf(before, layer);
    if (change !== due) return [`fund ${layer}`, due, change];
  }
  const pending = after.pending - before.pending;
  return pending === (named.pending ?? 0n) ? undefined : ["pending", named.pending ?? 0n, pending];
};

/** Parts that no action but resolve and recover may touch. */
const untouched = (state: State, from: State): State => ({
  ...from,
  claims: state.claims,
  deficit: state.deficit,
  residue: state.residue,
  halted: state.halted,
});

export const bystandersAreUntouched = invariant({
  id: "CONS-3",
  level: "safe",
  sentence: "bystanders are untouched",
  formula: "an action other than resolve and recover changes only the accounts and layers that it names, by what it names",
  why: "A conserved total hides a transfer between two others: the Percolator program credited a fund from the requested fee, not the collected one.",
  source: "spec/README.md 4.3",
  sometimes: ["an action was accepted while others held something"],
  check: ({ steps }, see) => {
    for (const step of steps) {
      if (step.outcome.outcome === "refused") continue;
      const named = namedBy(step.action);
      if (named === undefined) continue;
      if (step.before.accounts.size > named.equity.size) see("an action was accepted while others held something");
      const wrong = wrongChange(named, step);
      if (wrong !== undefined) {
        const [what, due, change] = wrong;
        return { step: step.index, expected: `${what} to change by ${due}`, observed: `a change of ${change}` };
      }
      const other = firstDifference(untouched(step.before, step.after), step.after);
      if (other !== undefined)
        return { step: step.index, expected: `${other.what} to stay ${other.expected}`, observed: `${other.observed}` };
    }
    return undefined;
  },
});
