import {
  type AccountId,
  accountOf,
  type Atoms,
  emptyState,
  type Layer,
  type Mechanism,
  stakeOf,
  type State,
  withParts,
  zero,
} from "../../spec/index.ts";

/**
 * A venue where some accounts are alone with one layer and one loss: nobody
 * else, no fund, no position, and nothing in the pockets that the layer does
 * not draw on.
 */
export const subgroupAlone = (
  mechanism: Mechanism,
  layer: Layer,
  state: State,
  group: readonly AccountId[],
  loss: Atoms,
): State => {
  const empty = emptyState(mechanism);
  const basis = layer.kind === "haircut" ? layer.basis : undefined;
  const stakes = new Map(empty.stakes);
  if (layer.kind === "tranche")
    stakes.set(layer.id, new Map(group.map((id) => [id, stakeOf(state, layer.id, id)])));
  return withParts(empty, {
    accounts: new Map(
      group.map((id) => {
        const { capital, pnl } = accountOf(state, id);
        return [
          id,
          {
            capital: basis === "capital" || basis === "equity" ? capital : zero,
            pnl: basis === "profit" || basis === "equity" ? pnl : zero,
          },
        ];
      }),
    ),
    stakes,
    pending: loss,
  });
};
