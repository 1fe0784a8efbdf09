import type { Action, Entry } from "../model/action.ts";
import { type Atoms, atoms } from "../numbers/atoms.ts";
import { withMarket } from "./change.ts";
import type { AccountId } from "../numbers/identifiers.ts";
import { addLots, type Lots, type MarketId, positionIn, withPosition } from "../model/market.ts";
import { settleIn } from "./settlement.ts";
import type { State } from "../model/state.ts";

/** One account buys lots in a market (sells: negative), at a price. Nothing is settled. */
const bought = (state: State, market: MarketId, account: AccountId, lots: Lots, price: Atoms): State => {
  const was = state.markets.get(market);
  if (was === undefined) return state;
  return withMarket(
    state,
    market,
    withPosition(was, account, addLots(positionIn(was, account), lots, price)),
  );
};

/** Positions change by the quantity, and each side settles the difference from the mark. */
export const trade = (state: State, action: Extract<Action, { type: "trade" }>): State => {
  const { market, buyer, seller, quantity, price } = action;
  const gain = quantity * ((state.markets.get(market)?.price ?? 0n) - price);
  const settled = settleIn(state, market, [
    { account: buyer, amount: atoms(gain) },
    { account: seller, amount: atoms(-gain) },
  ]);
  return bought(bought(settled, market, buyer, quantity, price), market, seller, -quantity, price);
};

/** Every position settles lots * (new price - old price). */
export const mark = (state: State, market: MarketId, price: Atoms): State => {
  const was = state.markets.get(market);
  if (was === undefined) return state;
  const entries = [...was.positions].map(([account, { lots }]): Entry => ({
    account,
    amount: atoms(lots * (price - was.price)),
  }));
  const settled = settleIn(state, market, entries);
  const { positions, shortfalls } = settled.markets.get(market) ?? was;
  return withMarket(settled, market, { price, positions, shortfalls });
};

/** The whole position passes to another account, at the mark: nothing is settled. */
export const liquidate = (state: State, market: MarketId, account: AccountId, to: AccountId): State => {
  const was = state.markets.get(market);
  if (was === undefined) return state;
  const { lots } = positionIn(was, account);
  const without = withMarket(state, market, withPosition(was, account, { lots: 0n, cost: atoms(0n) }));
  return bought(without, market, to, lots, was.price);
};
