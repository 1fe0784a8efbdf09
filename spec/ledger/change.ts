import { type Atoms, atoms, min, zero } from "../numbers/atoms.ts";
import { credit } from "./credit.ts";
import type { AccountId, LayerId } from "../numbers/identifiers.ts";
import { type MarketId, type MarketState, withShortfall } from "../model/market.ts";
import {
  type Account,
  accountOf,
  fundOf,
  stakeOf,
  type State,
  unpaidLoss,
  withParts,
} from "../model/state.ts";

/** The same map with one entry replaced. */
const withEntry = <K, V>(map: ReadonlyMap<K, V>, key: K, value: V): ReadonlyMap<K, V> =>
  new Map(map).set(key, value);

/** The same amounts with one replaced; 0 is left out. */
const withAmount = <K>(map: ReadonlyMap<K, Atoms>, key: K, amount: Atoms): ReadonlyMap<K, Atoms> => {
  const copy = new Map(map);
  if (amount === 0n) copy.delete(key);
  else copy.set(key, amount);
  return copy;
};

/** The state with one account replaced. */
export const withAccount = (state: State, id: AccountId, account: Account): State =>
  withParts(state, { accounts: withEntry(state.accounts, id, account) });

/** The state with one market replaced. */
export const withMarket = (state: State, id: MarketId, market: MarketState): State =>
  withParts(state, { markets: withEntry(state.markets, id, market) });

/** Credits the account's capital, after what it owes. */
export const creditCapital = (state: State, id: AccountId, amount: Atoms): State =>
  withoutRepaid(withAccount(state, id, credit(accountOf(state, id), amount, "capital")), id);

/**
 * The account's shortfalls, down to what it still owes: a repayment is counted
 * first against what arose in no market, then against each market's part, in
 * ascending id.
 */
export const withoutRepaid = (state: State, id: AccountId): State => {
  let repaid = -unpaidLoss(accountOf(state, id));
  for (const { shortfalls } of state.markets.values()) repaid += shortfalls.get(id) ?? 0n;
  let next = state;
  for (const [market, was] of state.markets) {
    const shortfall = was.shortfalls.get(id) ?? zero;
    if (repaid <= 0n || shortfall === zero) continue;
    const part = min(atoms(repaid), shortfall);
    next = withMarket(next, market, withShortfall(was, id, atoms(shortfall - part)));
    repaid -= part;
  }
  return next;
};

/** Takes from the account's capital. The caller has checked that it is there. */
export const spendCapital = (state: State, id: AccountId, amount: Atoms): State => {
  const { capital, pnl } = accountOf(state, id);
  return withAccount(state, id, { capital: atoms(capital - amount), pnl });
};

/** Adds to a fund; a negative amount draws on it. */
export const addToFund = (state: State, layer: LayerId, amount: Atoms): State =>
  withParts(state, { funds: withEntry(state.funds, layer, atoms(fundOf(state, layer) + amount)) });

/** Adds to the account's stake in a tranche; a negative amount takes from it. */
export const addToStake = (state: State, layer: LayerId, id: AccountId, amount: Atoms): State => {
  const stakes = state.stakes.get(layer) ?? new Map<AccountId, Atoms>();
  const stake = atoms(stakeOf(state, layer, id) + amount);
  return withParts(state, { stakes: withEntry(state.stakes, layer, withAmount(stakes, id, stake)) });
};

/** Rounding surplus goes to the mechanism's sink: the residue, or a fund. */
export const addToSink = (state: State, sink: LayerId, amount: Atoms): State => {
  if (amount === zero) return state;
  if (sink === "residue") return withParts(state, { residue: atoms(state.residue + amount) });
  return addToFund(state, sink, amount);
};
