import type { Atoms } from "../numbers/atoms.ts";
import { byId, type AccountId } from "../numbers/identifiers.ts";
import { isInsolvent, type State, unpaidLoss } from "../model/state.ts";

/** A resolve in progress, as the next layer finds it. */
export interface Resolution {
  /** The state when the resolve began: who was solvent, what the stakes were. */
  readonly opening: State;
  /** The state now: bases are read from it when a layer is reached. */
  readonly state: State;
  /** Each defaulter's unpaid loss when the resolve began, in ascending id. */
  readonly ownLosses: ReadonlyMap<AccountId, Atoms>;
  /** Everybody else, in ascending id: solvent means not insolvent at the opening. */
  readonly solvents: readonly AccountId[];
}

/** One who can pay in a layer, and at most how much: the base w_i, in atoms. */
export interface Payer {
  /** Absent for the fund itself. */
  readonly account?: AccountId;
  readonly base: Atoms;
}

/** What one payer paid in a layer, in atoms. */
export interface Payment {
  readonly account?: AccountId;
  readonly amount: Atoms;
}

/** What a payer pays. */
export const paymentOf = ({ account }: Payer, amount: Atoms): Payment =>
  account === undefined ? { amount } : { account, amount };

/** The same resolve in another state. */
export const withState = ({ opening, ownLosses, solvents }: Resolution, state: State): Resolution => ({
  opening,
  state,
  ownLosses,
  solvents,
});

/** Opens a resolve: tells the defaulters from the solvent. Changes nothing yet. */
export const openResolution = (opening: State): Resolution => {
  const ids = [...opening.accounts.keys()].sort(byId);
  const ownLosses = new Map<AccountId, Atoms>();
  const solvents: AccountId[] = [];
  for (const id of ids) {
    const account = opening.accounts.get(id);
    if (account !== undefined && isInsolvent(account)) ownLosses.set(id, unpaidLoss(account));
    else solvents.push(id);
  }
  return { opening, state: opening, ownLosses, solvents };
};
