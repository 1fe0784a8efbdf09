import { type Atoms, atoms, type State } from "../../spec/index.ts";

const eachOf = <K, V, W>(map: ReadonlyMap<K, V>, change: (value: V) => W): ReadonlyMap<K, W> =>
  new Map([...map].map(([key, value]) => [key, change(value)]));

/** The state with every amount, and every number of lots, `factor` times as large. Prices stay. */
export const scaled = (state: State, factor: bigint): State => {
  const times = (amount: Atoms): Atoms => atoms(amount * factor);
  return {
    ...state,
    accounts: eachOf(state.accounts, ({ capital, pnl }) => ({ capital: times(capital), pnl: times(pnl) })),
    funds: eachOf(state.funds, times),
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
  };
};
