import { type Atoms, atoms, min } from "../../numbers/atoms.ts";
import type { AccountId, LayerId } from "../../numbers/identifiers.ts";
import type { DefaulterStakeLayer, TrancheLayer } from "../../model/mechanism.ts";
import type { Payer, Payment, Resolution } from "../resolution.ts";
import { stakeOf, type State, withParts, zeroesLeftOut } from "../../model/state.ts";

/**
 * The defaulters' own contributions: each pays up to its own loss of this
 * resolve, less what its stake in another tranche has paid of it already.
 */
export const defaulterStakePayers = (layer: DefaulterStakeLayer, resolution: Resolution): readonly Payer[] =>
  [...resolution.ownLosses].map(([account, loss]) => ({
    account,
    base: min(
      stakeOf(resolution.state, layer.tranche, account),
      atoms(loss - stakesPaid(resolution, account)),
    ),
  }));

/** What the account's stakes, in all tranches, have paid in this resolve. */
const stakesPaid = ({ opening, state }: Resolution, account: AccountId): Atoms => {
  let paid = 0n;
  for (const layer of opening.stakes.keys())
    paid += stakeOf(opening, layer, account) - stakeOf(state, layer, account);
  return atoms(paid);
};

/** The solvent accounts' stakes: the survivors' part of the default fund. */
export const tranchePayers = (layer: TrancheLayer, resolution: Resolution): readonly Payer[] =>
  resolution.solvents.map((account) => ({ account, base: stakeOf(resolution.state, layer.id, account) }));

/** Takes the payments out of stakes in the tranche. */
export const chargeStakes = (tranche: LayerId, state: State, payments: readonly Payment[]): State => {
  const stakes = new Map(state.stakes.get(tranche));
  for (const { account, amount } of payments)
    if (account !== undefined) stakes.set(account, atoms((stakes.get(account) ?? 0n) - amount));
  return withParts(state, { stakes: new Map(state.stakes).set(tranche, zeroesLeftOut(stakes)) });
};
