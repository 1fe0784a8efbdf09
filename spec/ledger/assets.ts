import { type Atoms, atoms } from "../numbers/atoms.ts";
import type { State } from "../model/state.ts";

/**
 * What the venue really holds, by the identity that every state must satisfy:
 *
 *   A = sum C + sum P + sum funds + sum stakes + residue - pending - deficit
 *
 * No implementation reports A; invariants follow it through accepted actions.
 * A withdraw lowers it by what is paid out: see spec/resolve/layers/on-exit.ts.
 */
export const assetsOf = (state: State): Atoms => {
  let total: bigint = state.residue - state.pending - state.deficit;
  for (const { capital, pnl } of state.accounts.values()) total += capital + pnl;
  for (const balance of state.funds.values()) total += balance;
  for (const stakes of state.stakes.values()) for (const stake of stakes.values()) total += stake;
  return atoms(total);
};
