import { type Atoms, atoms } from "../numbers/atoms.ts";
import { divideUp } from "../numbers/divide.ts";
import type { AccountId } from "../numbers/identifiers.ts";
import type { Ratio } from "../numbers/ratio.ts";

/** Markets are named as accounts and layers are. */
export type MarketId = string;

/** A whole number of contracts: positive when bought, negative when sold. */
export type Lots = bigint;

/** A market as the mechanism declares it. */
export interface Market {
  readonly id: MarketId;
  /** The mark at which it opens, in atoms per lot. */
  readonly price: Atoms;
  /** The part of its exposure that an account must own to trade. */
  readonly initialMargin: Ratio;
  /** The part of its exposure below which an account is liquidated; some ranks read it. Absent: the initial margin. */
  readonly maintenanceMargin?: Ratio;
  /** The most lots, bought or sold, that an account may come to hold. */
  readonly positionLimit?: Lots;
}

/** What an account holds in a market, and what it cost: lots * the average price of entry. Both have one sign. */
export interface Position {
  readonly lots: Lots;
  readonly cost: Atoms;
}

/** A market at one moment. A position of 0 lots and a shortfall of 0 are left out. */
export interface MarketState {
  /** The mark, in atoms per lot. */
  readonly price: Atoms;
  readonly positions: ReadonlyMap<AccountId, Position>;
  /** The part of each insolvent account's unpaid loss that arose in this market. */
  readonly shortfalls: ReadonlyMap<AccountId, Atoms>;
}

const none: Position = { lots: 0n, cost: atoms(0n) };

/** What the account holds in the market. */
export const positionIn = (market: MarketState, account: AccountId): Position =>
  market.positions.get(account) ?? none;

/** A number of lots without its sign. */
export const magnitude = (lots: Lots): Lots => (lots < 0n ? -lots : lots);

/** What a position is worth at the mark, whichever side it is on: |lots| * price. */
export const exposureIn = (market: MarketState, account: AccountId): Atoms =>
  atoms(magnitude(positionIn(market, account).lots) * market.price);

/** The profit of a position at the mark: lots * price - cost. */
export const profitIn = (market: MarketState, account: AccountId): Atoms => {
  const { lots, cost } = positionIn(market, account);
  return atoms(lots * market.price - cost);
};

/**
 * The position with more lots, bought (or sold, negative) at a price. The cost
 * of lots that are closed goes out in proportion; what stays is rounded up in
 * magnitude. Lots beyond zero are a new position, at the price.
 * @example addLots({ lots: 3n, cost: 10n }, -1n, 5n) // => { lots: 2n, cost: 7n }
 */
export const addLots = ({ lots, cost }: Position, more: Lots, price: Atoms): Position => {
  const held = lots + more;
  if (lots * more >= 0n) return { lots: held, cost: atoms(cost + more * price) };
  if (lots * held < 0n) return { lots: held, cost: atoms(held * price) };
  const kept = divideUp(magnitude(cost) * magnitude(held), magnitude(lots));
  return { lots: held, cost: atoms(lots < 0n ? -kept : kept) };
};

/** The market with one account's position replaced; one of 0 lots is left out. */
export const withPosition = (market: MarketState, account: AccountId, position: Position): MarketState => {
  const positions = new Map(market.positions);
  if (position.lots === 0n) positions.delete(account);
  else positions.set(account, position);
  return { price: market.price, positions, shortfalls: market.shortfalls };
};

/** The market with one account's shortfall replaced; 0 is left out. */
export const withShortfall = (market: MarketState, account: AccountId, shortfall: Atoms): MarketState => {
  const shortfalls = new Map(market.shortfalls);
  if (shortfall === 0n) shortfalls.delete(account);
  else shortfalls.set(account, shortfall);
  return { price: market.price, positions: market.positions, shortfalls };
};
