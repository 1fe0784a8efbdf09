/** Section 17 of the specification, as far as it is not in the waterfall: positions, margins, ranks, shutdown. */

import type { Action, Market, Position, Rank, Reason, Share, Venue } from "./venue.ts";
import { add, at, credit, debit, max, min, scaleUp, sink, sum } from "./venue.ts";

type Do<Type extends Action["type"]> = Extract<Action, { type: Type }>;

const abs = (amount: bigint): bigint => max(amount, -amount);
const nothing: Position = { lots: 0n, cost: 0n };
const held = ({ positions }: Market, id: string): Position => positions.get(id) ?? nothing;
export const lotsOf = (market: Market, id: string): bigint => held(market, id).lots;

/** 17.3 */
export const exposureOf = (market: Market, id: string): bigint => abs(lotsOf(market, id)) * market.price;
const profitOf = (market: Market, id: string): bigint =>
  lotsOf(market, id) * market.price - held(market, id).cost;
export const equityOf = ({ capital, pnl }: Venue, id: string): bigint =>
  at(capital, id) + max(at(pnl, id), 0n);

/** What the cost of a position becomes when lots are taken at a price: 17.4. */
const costAfter = ({ lots, cost }: Position, taken: bigint, price: bigint): bigint => {
  const after = lots + taken;
  if (lots * taken >= 0n) return cost + taken * price; // grows, or begins
  if (lots * after < 0n) return after * price; // passes through 0
  const size = (abs(cost) * abs(after) + abs(lots) - 1n) / abs(lots); // shrinks; rounded up
  return cost > 0n ? size : -size;
};

/** 17.4 */
export const take = (market: Market, id: string, taken: bigint, price: bigint): void => {
  const before = held(market, id);
  const lots = before.lots + taken;
  if (lots === 0n) market.positions.delete(id);
  else market.positions.set(id, { lots, cost: costAfter(before, taken, price) });
};

const marketOf = ({ markets }: Venue, id: string): Market => {
  const market = markets.get(id);
  if (market === undefined) throw new Error(`no market ${id}: a refusal comes before this`);
  return market;
};

/** 17.5: everybody named is solvent. */
const settle = (venue: Venue, market: Market, changes: readonly Share[]): void => {
  for (const { id, amount } of changes) {
    if (amount > 0n) credit(venue, id, amount, venue.pnl);
    else debit(venue, id, -amount);
    add(market.shortfalls, id, max(-at(venue.pnl, id), 0n));
  }
};

export const trade = (venue: Venue, { market: id, buyer, seller, quantity, price }: Do<"trade">): void => {
  const market = marketOf(venue, id);
  take(market, buyer, quantity, price);
  take(market, seller, -quantity, price);
  const gain = quantity * (market.price - price);
  settle(venue, market, [
    { id: buyer, amount: gain },
    { id: seller, amount: -gain },
  ]);
};

export const mark = (venue: Venue, { market: id, price }: Do<"mark">): void => {
  const market = marketOf(venue, id);
  const move = price - market.price;
  settle(
    venue,
    market,
    [...market.positions].map(([account, { lots }]) => ({ id: account, amount: lots * move })),
  );
  market.price = price;
};

export const liquidate = (venue: Venue, { market: id, account, to }: Do<"liquidate">): void => {
  const market = marketOf(venue, id);
  take(market, to, lotsOf(market, account), market.price);
  market.positions.delete(account);
};

/** 17.7, between initial and maintenance margin: which ratio, of the exposures over all markets. */
const marginOf = (venue: Venue, id: string, ratioOf: (market: Market) => string): bigint =>
  sum([...venue.markets.values()].map((market) => scaleUp(ratioOf(market), exposureOf(market, id))));
const initial = ({ initialMargin }: Market): string => initialMargin;
const maintenance = ({ initialMargin, maintenanceMargin }: Market): string =>
  maintenanceMargin ?? initialMargin;

/** A side of a trade, or the account to which a liquidation hands the lots. */
interface Side {
  readonly id: string;
  readonly lots: bigint;
  readonly settles: bigint;
}

const sidesOf = (market: Market, action: Do<"trade" | "liquidate">): readonly Side[] => {
  if (action.type === "liquidate")
    return [{ id: action.to, lots: lotsOf(market, action.account), settles: 0n }];
  const { buyer, seller, quantity, price } = action;
  const gain = quantity * (market.price - price);
  return [
    { id: buyer, lots: quantity, settles: gain },
    { id: seller, lots: -quantity, settles: -gain },
  ];
};

/** Who has to be solvent: 4.4, 17.7. */
export const mustBeSolvent = (venue: Venue, action: Action): readonly string[] => {
  switch (action.type) {
    case "settle":
      return action.entries.map(({ account }) => account);
    case "trade":
      return [action.buyer, action.seller];
    case "mark":
      return [...marketOf(venue, action.market).positions.keys()];
    case "liquidate":
      return [action.to];
    default:
      return [];
  }
};

const worthOf = ({ capital, pnl }: Venue, id: string): bigint => at(capital, id) + at(pnl, id);

/** The last two reasons of 17.7. */
export const marginRefusal = (venue: Venue, action: Action): Reason | undefined => {
  if (action.type === "withdraw" || action.type === "stake") {
    const { account, amount } = action;
    const isHolder = [...venue.markets.values()].some(({ positions }) => positions.has(account));
    const isShort = worthOf(venue, account) - amount < marginOf(venue, account, initial);
    return isHolder && isShort ? "insufficient-margin" : undefined;
  }
  if (action.type !== "trade" && action.type !== "liquidate") return undefined;
  const market = marketOf(venue, action.market);
  const sides = sidesOf(market, action).map(({ id, lots, settles }) => {
    const before = abs(lotsOf(market, id));
    const after = abs(lotsOf(market, id) + lots);
    const margin = (size: bigint): bigint => scaleUp(market.initialMargin, size * market.price);
    const needed = after > before ? marginOf(venue, id, initial) - margin(before) + margin(after) : 0n;
    const { positionLimit: limit = after } = market;
    return {
      lacksMargin: worthOf(venue, id) + settles < needed,
      isTooLarge: after > before && after > limit,
    };
  });
  if (sides.some(({ lacksMargin }) => lacksMargin)) return "insufficient-margin";
  return sides.some(({ isTooLarge }) => isTooLarge) ? "position-limit" : undefined;
};

/** An exact fraction; `under` is above 0. */
interface Score {
  readonly over: bigint;
  readonly under: bigint;
}

/** 17.12, for an account with a position, and an equity above 0. */
const scoreOf = (rank: Rank, venue: Venue, market: Market, id: string): Score => {
  const [u, x, e] = [profitOf(market, id), exposureOf(market, id), equityOf(venue, id)];
  const k = abs(held(market, id).cost);
  switch (rank) {
    case "bitmex":
      return u > 0n ? { over: u * x, under: k * e } : { over: u * e, under: k * x };
    case "binance": {
      const over = max(at(venue.pnl, id), 0n) * marginOf(venue, id, maintenance);
      return { over, under: max(at(venue.capital, id), 1n) * e };
    }
    case "hyperliquid":
      return { over: x * x, under: k * e };
    case "profit":
      return { over: u, under: 1n };
    case "pro-rata":
      return { over: 0n, under: 1n }; // nobody is first: filled in ascending id
  }
};

/** Those of some accounts that may be counterparties, the highest score first. Given in ascending id: a sort is stable. */
export const ranked = (rank: Rank, venue: Venue, market: Market, ids: readonly string[]): readonly string[] =>
  ids
    .filter((id) => lotsOf(market, id) !== 0n && equityOf(venue, id) > 0n)
    .filter((id) => rank !== "hyperliquid" || profitOf(market, id) > 0n)
    .map((id) => ({ id, score: scoreOf(rank, venue, market, id) }))
    .sort(({ score: a }, { score: b }) => Number(b.over * a.under - a.over * b.under))
    .map(({ id }) => id);

/** 17.14, after its resolve. */
export const closeDown = (venue: Venue): void => {
  for (const { positions, shortfalls } of venue.markets.values()) {
    positions.clear();
    shortfalls.clear();
  }
  const { capital, pnl, stakes, funds, residue, pending, deficit } = venue;
  const holdings = sum([capital, pnl, ...stakes.values()].flatMap((book) => [...book.values()]));
  const assets = holdings + sum(funds.values()) + residue - pending - deficit; // 2.3
  venue.halted = true;
  venue.redemption = { assets: max(assets, 0n), holdings };
};

/** 17.15 */
export const redeem = (venue: Venue, { account }: Do<"redeem">): void => {
  const { assets, holdings } = venue.redemption ?? { assets: 0n, holdings: 0n };
  const books = [venue.capital, venue.pnl, ...venue.stakes.values()];
  const held = sum(books.map((book) => at(book, account)));
  const paid = holdings === 0n ? 0n : (held * min(assets, holdings)) / holdings;
  for (const book of books) add(book, account, -at(book, account));
  const lost = held - paid;
  const repaid = min(lost, venue.deficit);
  add(venue.claims, account, lost);
  venue.deficit -= repaid;
  sink(venue, lost - repaid);
  venue.receipts = []; // it has none
};
