import { type AccountId, accountOf, isInsolvent, type State } from "../../spec/index.ts";
import { ownHoldingsOf } from "../observe/bookkeeping.ts";
import type { ObservedStep } from "../observe/observed-step.ts";

/** The solvent account that holds most, the first of equals; nobody, if nobody is solvent. */
export const richestIn = (state: State): AccountId | undefined => {
  let richest: AccountId | undefined;
  for (const id of state.accounts.keys()) {
    if (isInsolvent(accountOf(state, id))) continue;
    if (richest === undefined || ownHoldingsOf(state, id) > ownHoldingsOf(state, richest)) richest = id;
  }
  return richest;
};

/** What an account took out of a venue in some steps, less what it put in. */
export const takenOut = (steps: readonly ObservedStep[], id: AccountId): bigint => {
  let taken = 0n;
  for (const { action, outcome } of steps) {
    if (outcome.outcome === "refused") continue;
    if (action.type === "withdraw" && action.account === id) taken += action.amount;
    if (action.type === "deposit" && action.account === id) taken -= action.amount;
  }
  return taken;
};
