import { type AccountId, claimOf, type MarketState, type State, withParts } from "../../spec/index.ts";

const without = <V>(map: ReadonlyMap<AccountId, V>, id: AccountId): ReadonlyMap<AccountId, V> => {
  const copy = new Map(map);
  copy.delete(id);
  return copy;
};

const eachOf = <K, V>(map: ReadonlyMap<K, V>, change: (value: V) => V): ReadonlyMap<K, V> =>
  new Map([...map].map(([key, value]) => [key, change(value)]));

/** The state as if the account had never been there. */
export const withoutAccount = (state: State, id: AccountId): State =>
  withParts(state, {
    accounts: without(state.accounts, id),
    claims: claimOf(state, id) === 0n ? state.claims : without(state.claims, id),
    stakes: eachOf(state.stakes, (stakes) => without(stakes, id)),
    markets: eachOf(state.markets, ({ price, positions, shortfalls }): MarketState => ({
      price,
      positions: without(positions, id),
      shortfalls: without(shortfalls, id),
    })),
  });

/** Positions sum to zero: nobody who has one can be left out alone. */
export const hasPosition = (state: State, id: AccountId): boolean =>
  [...state.markets.values()].some(({ positions }) => positions.has(id));
