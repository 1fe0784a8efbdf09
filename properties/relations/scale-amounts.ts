import { type Atoms, atoms, layersOf, type Mechanism, type State, withParts } from "../../spec/index.ts";

const eachOf = <K, V, W>(map: ReadonlyMap<K, V>, change: (value: V) => W): ReadonlyMap<K, W> =>
  new Map([...map].map(([key, value]) => [key, change(value)]));

/**
 * The state with every amount, and every number of lots, `factor` times as
 * large. Prices stay, and so do the floors of funds: what is above them is
 * scaled.
 */
export const scaled = (mechanism: Mechanism, state: State, factor: bigint): State => {
  const floors = new Map(layersOf(mechanism, "fund").map(({ id, floor = 0n }) => [id, floor]));
  const times = (amount: Atoms): Atoms => atoms(amount * factor);
  return withParts(state, {
    accounts: eachOf(state.accounts, ({ capital, pnl }) => ({ capital: times(capital), pnl: times(pnl) })),
    funds: new Map(
      [...state.funds].map(([id, balance]) => {
        const floor = floors.get(id) ?? 0n;
        return [id, balance > floor ? atoms((balance - floor) * factor + floor) : balance];
      }),
    ),
    stakes: eachOf(state.stakes, (stakes) => eachOf(stakes, times)),
    pending: times(state.pending),
    deficit: times(state.deficit),
    residue: times(state.residue),
    claims: eachOf(state.claims, times),
    markets: eachOf(state.markets, ({ price, positions, shortfalls }) => ({
      price,
      positions: eachOf(positions, ({ lots, cost }) => ({ lots: lots * factor, cost: times(cost) })),
      shortfalls: eachOf(shortfalls, times),
    })),
  });
};
