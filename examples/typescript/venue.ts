/** The venue of honest.ts: its shapes, and its books with what is done to them everywhere. Numbers in comments: the specification. */

import type { Rule } from "./rules.ts";

// The shapes of sections 3, 4, 10 and 17, with bigint for amounts.
type By<Value> = Readonly<Record<string, Value>>;
type Of<Kind, Fields> = { readonly kind: Kind } & Readonly<Fields>;
type Does<Type, Fields = unknown> = { readonly type: Type } & Readonly<Fields>;
export type Rounding = "up" | "down" | "largest-remainder" | "sequential" | "unspecified";
export type Basis = "profit" | "capital" | "equity" | "exposure";
export type Rank = "bitmex" | "binance" | "hyperliquid" | "profit" | "pro-rata";
export type Layer = { readonly id: string } & (
  | Of<"fund", { market?: string; floor?: bigint; eventCap?: bigint }>
  | Of<"defaulter-stake", { tranche: string }>
  | Of<"tranche", { rounding: Rounding }>
  | Of<"assessment", { tranche: string; multiple: string; rounding: Rounding }>
  | Of<
      "haircut",
      {
        market?: string;
        basis: Basis;
        cap?: string;
        rule: Rule;
        rounding: Rounding;
        timing?: "at-resolve" | "on-exit";
      }
    >
  | Of<"deleverage", { market?: string; rank: Rank }>
);
interface Policies {
  remainder: "park" | "carry" | "halt";
  exits: "gated" | "open";
  surplus: string;
}
type Terms = Readonly<{
  id: string;
  price: bigint;
  initialMargin: string;
  maintenanceMargin?: string;
  positionLimit?: bigint;
}>;
export type Mechanism = Readonly<Policies & { waterfall: readonly Layer[]; markets?: readonly Terms[] }>;
export type Action =
  | Does<"deposit" | "withdraw", { account: string; amount: bigint }>
  | Does<"stake" | "unstake" | "fee", { account: string; layer: string; amount: bigint }>
  | Does<"topUp", { layer: string; amount: bigint }>
  | Does<"settle", { entries: readonly Readonly<{ account: string; amount: bigint }>[] }>
  | Does<"realize", { account: string }>
  | Does<"loss" | "recover", { amount: bigint }>
  | Does<"trade", { market: string; buyer: string; seller: string; quantity: bigint; price: bigint }>
  | Does<"mark", { market: string; price: bigint }>
  | Does<"liquidate", { account: string; market: string; to: string }>
  | Does<"redeem", { account: string }>
  | Does<"resolve" | "shutdown">;
export type Position = Readonly<{ lots: bigint; cost: bigint }>;
export type State = Readonly<{
  accounts: By<Readonly<{ capital: bigint; pnl: bigint }>>;
  funds: By<bigint>;
  stakes: By<By<bigint>>;
  claims: By<bigint>;
  pending: bigint;
  deficit: bigint;
  residue: bigint;
  halted: boolean;
  markets: By<Readonly<{ price: bigint; positions: By<Position>; shortfalls: By<bigint> }>>;
  redemption?: Readonly<{ assets: bigint; holdings: bigint }>;
}>;
export type Scenario = Readonly<{
  mechanism: Mechanism;
  genesis?: Partial<State>;
  actions: readonly Action[];
}>;
export type Reason =
  | "halted"
  | "unknown-account"
  | "unknown-layer"
  | "non-positive-amount"
  | "duplicate-account"
  | "not-zero-sum"
  | "account-insolvent"
  | "exits-gated"
  | "insufficient-capital"
  | "insufficient-stake"
  | "insufficient-margin"
  | "position-limit";
export interface Receipt {
  layer: string;
  account?: string;
  amount: bigint;
}
export type Step =
  | { outcome: "accepted"; state: State; receipts: Receipt[] }
  | { outcome: "refused"; code: Reason; state: State };
export interface Trace {
  steps: Step[];
}

export const min = (a: bigint, b: bigint): bigint => (a < b ? a : b);
export const max = (a: bigint, b: bigint): bigint => (a > b ? a : b);
export const sum = (amounts: Iterable<bigint>): bigint => [...amounts].reduce((a, b) => a + b, 0n);

const fractionOf = (ratio: string): readonly [over: bigint, under: bigint] => {
  const [whole = "", fraction = ""] = ratio.split(".");
  return [BigInt(whole + fraction), 10n ** BigInt(fraction.length)];
};

/** floor(ratio * amount), the ratio being decimal text (1.2, 1.3). */
export const scale = (ratio: string, amount: bigint): bigint => {
  const [over, under] = fractionOf(ratio);
  return (over * amount) / under;
};

/** ceil(ratio * amount) */
export const scaleUp = (ratio: string, amount: bigint): bigint => {
  const [over, under] = fractionOf(ratio);
  return (over * amount + under - 1n) / under;
};

/** Amounts by id, 0 where nothing was written. */
export type Ledger = Map<string, bigint>;
export const ledger = (amounts: By<bigint> = {}): Ledger => new Map(Object.entries(amounts));
export const at = (book: Ledger | undefined, id: string): bigint => book?.get(id) ?? 0n;
export const add = (book: Ledger, id: string, amount: bigint): unknown => book.set(id, at(book, id) + amount);
export interface Share {
  readonly id: string;
  readonly amount: bigint;
}

/** 17.2: a market opens at the price of its terms. */
const openMarket = (terms: Terms, state?: State["markets"][string]) => ({
  ...terms,
  price: state?.price ?? terms.price,
  positions: new Map(Object.entries(state?.positions ?? {})),
  shortfalls: ledger(state?.shortfalls),
});
export type Market = ReturnType<typeof openMarket>;

const byId = (a: Terms, b: Terms): number => (a.id < b.id ? -1 : 1); // 1.4

/** Section 2, from a genesis. */
export const open = (mechanism: Mechanism, genesis: Partial<State>) => {
  const { accounts = {}, pending = 0n, deficit = 0n, residue = 0n, halted = false } = genesis;
  const ids = (kind: Layer["kind"]) =>
    mechanism.waterfall.filter((layer) => layer.kind === kind).map(({ id }) => id);
  const balances = ledger(genesis.funds);
  const staked = new Map(Object.entries(genesis.stakes ?? {}));
  const states = new Map(Object.entries(genesis.markets ?? {}));
  return {
    mechanism,
    pending,
    deficit,
    residue,
    halted,
    capital: new Map(Object.entries(accounts).map(([id, { capital }]) => [id, capital])),
    pnl: new Map(Object.entries(accounts).map(([id, { pnl }]) => [id, pnl])),
    funds: new Map(ids("fund").map((id) => [id, at(balances, id)])), // 2.2
    stakes: new Map(ids("tranche").map((id) => [id, ledger(staked.get(id))])),
    claims: ledger(genesis.claims),
    markets: new Map(
      [...(mechanism.markets ?? [])]
        .sort(byId)
        .map((terms) => [terms.id, openMarket(terms, states.get(terms.id))]),
    ),
    redemption: genesis.redemption,
    receipts: [] as Receipt[], // of the current action
  };
};
export type Venue = ReturnType<typeof open>;

export const report = ({
  capital,
  pnl,
  funds,
  stakes,
  claims,
  pending,
  deficit,
  residue,
  halted,
  markets,
  redemption,
}: Venue): State => ({
  accounts: Object.fromEntries(
    [...capital].map(([id, amount]) => [id, { capital: amount, pnl: at(pnl, id) }]),
  ),
  funds: Object.fromEntries(funds),
  stakes: Object.fromEntries([...stakes].map(([layer, held]) => [layer, Object.fromEntries(held)])),
  claims: Object.fromEntries(claims),
  pending,
  deficit,
  residue,
  halted,
  markets: Object.fromEntries(
    [...markets].map(([id, { price, positions, shortfalls }]) => [
      id,
      {
        price,
        positions: Object.fromEntries(positions),
        shortfalls: Object.fromEntries([...shortfalls].filter(([, amount]) => amount > 0n)),
      },
    ]),
  ),
  ...(redemption && { redemption }),
});

export const tranche = ({ stakes }: Venue, layer: string): Ledger => stakes.get(layer) ?? ledger();
export const isLossOpen = ({ pending, pnl }: Venue): boolean =>
  pending > 0n || [...pnl.values()].some((p) => p < 0n); // 2.4

/** 4.1 */
export const credit = (venue: Venue, id: string, amount: bigint, to = venue.capital): void => {
  const repaid = min(amount, max(-at(venue.pnl, id), 0n));
  add(venue.pnl, id, repaid);
  add(to, id, amount - repaid);
  trimShortfalls(venue, id);
};

/** 17.6: what arose in no market is repaid first, so shortfalls fall only to what is still unpaid. */
const trimShortfalls = ({ markets, pnl }: Venue, id: string): void => {
  let excess = sum([...markets.values()].map(({ shortfalls }) => at(shortfalls, id))) - max(-at(pnl, id), 0n);
  for (const { shortfalls } of markets.values()) {
    const repaid = min(at(shortfalls, id), max(excess, 0n));
    add(shortfalls, id, -repaid);
    excess -= repaid;
  }
};

/** 4.2. Anyone who is debited is solvent: P >= 0. */
export const debit = (venue: Venue, id: string, amount: bigint): void => {
  const fromCapital = min(max(amount - at(venue.pnl, id), 0n), at(venue.capital, id));
  add(venue.capital, id, -fromCapital);
  add(venue.pnl, id, fromCapital - amount);
};

/** 3.5 */
export const sink = (venue: Venue, amount: bigint): void => {
  if (venue.mechanism.surplus === "residue") venue.residue += amount;
  else add(venue.funds, venue.mechanism.surplus, amount);
  venue.receipts.push({ layer: "surplus", amount });
};
