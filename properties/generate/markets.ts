import * as fc from "fast-check";
import {
  type AccountId,
  addLots,
  type Atoms,
  atoms,
  divideUp,
  type Layer,
  type LayerId,
  type Market,
  type MarketId,
  type MarketState,
  positionIn,
  type Rank,
  type State,
  withParts,
  withPosition,
  withShortfall,
} from "../../spec/index.ts";
import { totalOf } from "../observe/overflow.ts";
import { type RawAmount, rawAmount, scaled } from "./amounts.ts";
import { odds } from "./odds.ts";
import { record } from "./record.ts";

/** The market tier of a mechanism, before the scenario's scale is known. */
export interface MarketsPlan {
  readonly two: boolean;
  readonly price: RawAmount;
  readonly initialMargin: string;
  readonly maintenanceMargin: string | undefined;
  readonly positionLimit: number | undefined;
  readonly ownFund: boolean;
  readonly rank: Rank | undefined;
  /** Positions are closed after every haircut, not before the first. */
  readonly rankLast: boolean;
  readonly rankScoped: boolean;
  /** The first haircut is on exposure, or cuts one market's holders alone. */
  readonly haircut: "as it is" | "exposure" | "own holders" | "own holders' exposure";
  /** Of two markets, the place of the one that each scoped layer names; left out: the first. */
  readonly scopes?: Readonly<Record<"fund" | "rank" | "haircut", 0 | 1>>;
}

export const marketsPlan: fc.Arbitrary<MarketsPlan> = record({
  two: odds(1, 2),
  price: rawAmount,
  initialMargin: fc.constantFrom("0", "0", "0.1", "0.5", "1", "0.333333333333333333"),
  maintenanceMargin: fc.constantFrom(undefined, "0.05", "0.5"),
  positionLimit: fc.constantFrom(undefined, undefined, 0, 2, 4, 6),
  ownFund: odds(1, 2),
  rank: fc.constantFrom(
    undefined,
    ...(["bitmex", "bitmex", "bitmex", "binance", "binance"] as const),
    ...(["hyperliquid", "hyperliquid", "hyperliquid", "profit", "pro-rata"] as const),
  ),
  rankLast: odds(1, 5),
  rankScoped: odds(1, 4),
  haircut: fc.constantFrom(
    "as it is",
    "exposure",
    "exposure",
    "own holders",
    "own holders",
    "own holders' exposure",
  ),
});

/** The first market, and the second, where there is one. Not in alphabetical order. */
const names = ["perp", "future"] as const;

/** A price in atoms per lot, at least 1: small beside what accounts hold, for lots multiply it. */
export const priceFrom = (raw: RawAmount, scale: bigint): Atoms => {
  const price = scaled(raw, scale > 1n ? scale / 10n : 1n);
  return price > 0n ? price : atoms(1n);
};

/** The markets of a plan. */
export const marketsFrom = (plan: MarketsPlan, scale: bigint): readonly Market[] =>
  names.slice(0, plan.two ? 2 : 1).map((id) => ({
    id,
    price: priceFrom(plan.price, scale),
    initialMargin: plan.initialMargin,
    ...(plan.maintenanceMargin === undefined ? {} : { maintenanceMargin: plan.maintenanceMargin }),
    ...(plan.positionLimit === undefined ? {} : { positionLimit: BigInt(plan.positionLimit) }),
  }));

/** The waterfall with the market tier's layers: an own fund first, deleveraging before the first haircut. */
export const withMarketLayers = (
  waterfall: readonly Layer[],
  plan: MarketsPlan,
  firstHaircut: LayerId,
): readonly Layer[] => {
  const scopeOf = (layer: "fund" | "rank" | "haircut"): { readonly market: MarketId } => ({
    market: names[plan.two ? (plan.scopes?.[layer] ?? 0) : 0],
  });
  const scoped = plan.haircut === "own holders" || plan.haircut === "own holders' exposure";
  const onExposure = plan.haircut === "exposure" || plan.haircut === "own holders' exposure";
  const layers = waterfall.map((layer): Layer =>
    layer.kind !== "haircut" || layer.id !== firstHaircut
      ? layer
      : Object.assign({}, layer, onExposure && { basis: "exposure" }, scoped && scopeOf("haircut")),
  );
  if (plan.rank !== undefined) {
    const at = plan.rankLast ? -1 : layers.findIndex(({ kind }) => kind === "haircut");
    const adl: Layer = {
      kind: "deleverage",
      id: "adl",
      rank: plan.rank,
      ...(plan.rankScoped ? scopeOf("rank") : {}),
    };
    layers.splice(at === -1 ? layers.length : at, 0, adl);
  }
  return plan.ownFund ? [{ kind: "fund", id: "own-fund", ...scopeOf("fund") }, ...layers] : layers;
};

/** Positions and shortfalls of a genesis, before the scale is known. */
export interface PositionsPlan {
  readonly deals: readonly DealPlan[];
  /** Every other account buys, or sells, and the rest take the other side: nobody's deals cancel out. */
  readonly sides: "mixed" | "the first sells" | "the first buys";
  /** Nobody is insolvent when it begins: only then can there be trades and marks. Or one, whose position is closed at once. */
  readonly debtors: "as drawn" | "nobody" | "the first alone";
  /** It repays a part of its debt first. */
  readonly repays: boolean;
  /** How much of an insolvent account's loss arose in a market. */
  readonly arose: "all" | "half" | "none" | "half in each of two";
}

export interface DealPlan {
  readonly market: number;
  readonly buyer: number;
  readonly seller: number;
  readonly lots: number;
  /** The price of entry, beside the mark: in favour of odd places, where it is below 0. */
  readonly entry: number;
}

export const positionsPlan: fc.Arbitrary<PositionsPlan> = record({
  deals: fc.array(
    record({
      market: fc.constantFrom(0, 0, 0, 1),
      buyer: fc.nat(6),
      seller: fc.nat(6),
      lots: fc.integer({ min: 1, max: 5 }),
      entry: fc.constantFrom(0, 0, -1, -2, -5, 1, 3),
    }),
    { minLength: 1, maxLength: 12 },
  ),
  sides: fc.constantFrom("mixed", "the first sells", "the first buys"),
  debtors: fc.constantFrom("as drawn", "nobody", "the first alone", "the first alone"),
  repays: odds(1, 6),
  arose: fc.constantFrom("all", "all", "all", "all", "half", "none"),
});

/** The state with the positions of a plan; without them where a total would pass the maximum. */
export const withPositions = (plan: PositionsPlan, state: State, maximum: bigint): State => {
  if (state.markets.size === 0) return state;
  const accounts = [...state.accounts.keys()];
  const markets = new Map(state.markets);
  const ids = [...markets.keys()];
  const debtor = accounts.find((id) => (state.accounts.get(id)?.pnl ?? 0n) < 0n);
  for (const [i, deal] of plan.deals.entries()) {
    const id = ids[deal.market % ids.length] ?? "";
    const market = markets.get(id);
    // The first deal is a debtor's, if there is one: a loss without a position closes nothing.
    const first = i === 0 ? debtor : undefined;
    const [buyer, seller] = partiesTo(deal, plan.sides, accounts, i, first);
    if (market === undefined || buyer === undefined || seller === undefined || buyer === seller) continue;
    const beside = BigInt(plan.sides === "the first buys" ? -deal.entry : deal.entry);
    markets.set(id, dealt(market, buyer, seller, BigInt(deal.lots), beside));
  }
  for (const [id, { pnl }] of state.accounts)
    if (pnl < 0n && plan.arose !== "none") {
      const held = [...markets].filter(([, { positions }]) => positions.has(id));
      const part = plan.arose === "all" ? -pnl : divideUp(-pnl, 2n);
      const [own = [...markets][0], other] = held;
      if (own !== undefined) markets.set(own[0], withShortfall(own[1], id, atoms(part)));
      if (plan.arose === "half in each of two" && other !== undefined)
        markets.set(other[0], withShortfall(other[1], id, atoms(-pnl - part)));
    }
  const traded = withParts(state, { markets });
  return totalOf(traded) > maximum ? state : traded;
};

/** Two accounts, any; or one at an even place, each in its turn, and one at an odd place. */
const partiesTo = (
  { buyer, seller }: DealPlan,
  sides: PositionsPlan["sides"],
  accounts: readonly AccountId[],
  turn: number,
  wanted: AccountId | undefined,
): readonly (AccountId | undefined)[] => {
  if (sides === "mixed")
    return [accounts[buyer % accounts.length], wanted ?? accounts[seller % accounts.length]];
  const [even, odd] = [0, 1].map((place) => accounts.filter((_, i) => i % 2 === place));
  const pick = (from: readonly AccountId[] = [], n: number): AccountId | undefined =>
    wanted !== undefined && from.includes(wanted) ? wanted : from[n % from.length];
  const parties = [pick(even, turn), pick(odd, sides === "the first buys" ? seller : buyer)];
  return sides === "the first buys" ? parties : parties.reverse();
};

/** A deal at a price beside the mark, at least 1. */
const dealt = (
  market: MarketState,
  buyer: AccountId,
  seller: AccountId,
  lots: bigint,
  beside: bigint,
): MarketState => {
  const price = market.price + beside;
  const entry = atoms(price > 0n ? price : 1n);
  const bought = withPosition(market, buyer, addLots(positionIn(market, buyer), lots, entry));
  return withPosition(bought, seller, addLots(positionIn(bought, seller), -lots, entry));
};
