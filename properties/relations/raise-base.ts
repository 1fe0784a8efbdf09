import {
  type AccountId,
  accountOf,
  addToStake,
  type Atoms,
  atoms,
  type Layer,
  type State,
  withAccount,
} from "../../spec/index.ts";

/** The state with more in the pocket on which a layer draws first. */
export const withBaseRaised = (state: State, layer: Layer, id: AccountId, more: Atoms): State => {
  const { capital, pnl } = accountOf(state, id);
  if (layer.kind === "tranche") return addToStake(state, layer.id, id, more);
  if (layer.kind === "haircut" && layer.basis === "profit")
    return withAccount(state, id, { capital, pnl: atoms(pnl + more) });
  return withAccount(state, id, { capital: atoms(capital + more), pnl });
};
