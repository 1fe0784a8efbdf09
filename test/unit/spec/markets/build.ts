import {
  type Action,
  atoms,
  type DeleverageLayer,
  type FundLayer,
  type HaircutLayer,
  type Market,
  type Rank,
  type State,
} from "../../../../spec/index.ts";
import type { MarketParts, Parts } from "../build.ts";

/** Short words for the market tier, beside those of ../build.ts. Nothing here knows what the model should answer. */

/** A market that opens at a price, with an initial margin of a tenth if nothing else is said. */
export const market = (
  id: string,
  price: bigint,
  rest: { initialMargin?: string; maintenanceMargin?: string; positionLimit?: bigint } = {},
): Market => ({ id, price: atoms(price), initialMargin: "0.1", ...rest });

export const deleverage = (id: string, rank: Rank, of?: string): DeleverageLayer => ({
  kind: "deleverage",
  id,
  rank,
  ...(of === undefined ? {} : { market: of }),
});

/** The layer, scoped to a market. */
export const within = <L extends FundLayer | HaircutLayer>(of: string, layer: L): L => ({
  ...layer,
  market: of,
});

export const trade = (
  of: string,
  buyer: string,
  seller: string,
  quantity: bigint,
  price: bigint,
): Action => ({ type: "trade", market: of, buyer, seller, quantity, price: atoms(price) });
export const mark = (of: string, price: bigint): Action => ({
  type: "mark",
  market: of,
  price: atoms(price),
});
export const liquidate = (account: string, of: string, to: string): Action => ({
  type: "liquidate",
  account,
  market: of,
  to,
});
export const shutdown: Action = { type: "shutdown" };
export const redeem = (account: string): Action => ({ type: "redeem", account });

/** What the accounts of a state hold, as tests write it. */
export const accountsIn = (state: State): NonNullable<Parts["accounts"]> =>
  Object.fromEntries([...state.accounts].map(([id, { capital, pnl }]) => [id, [capital, pnl]]));

/** A market of a state, as tests write it: all three parts. */
export const marketIn = (state: State, id: string): MarketParts => {
  const now = state.markets.get(id);
  if (now === undefined) throw new Error(`the state has no market ${id}`);
  return {
    price: now.price,
    positions: Object.fromEntries([...now.positions].map(([who, { lots, cost }]) => [who, [lots, cost]])),
    shortfalls: Object.fromEntries(now.shortfalls),
  };
};
