import * as fc from "fast-check";
import {
  type AccountId,
  addLots,
  type Atoms,
  atoms,
  type Layer,
  type LayerId,
  type Market,
  type MarketState,
  positionIn,
  type Rank,
  type State,
  withPosition,
  withShortfall,
} from "../../spec/index.ts";
import { totalOf } from "../observe/overflow.ts";
import { type RawAmount, rawAmount, scaled } from "./amounts.ts";
import { odds } from "./odds.ts";

/** The market tier of a mechanism, before the scenario's scale is known. */
export interface MarketsPlan {
  readonly two: boolean;
  readonly price: RawAmount;
  readonly initialMargin: string;
  readonly maintenanceMargin: string | undefined;
  readonly positionLimit: number | undefined;
  readonly ownFund: boolean;
  readonly rank: Rank | undefined;
  readonly rankScoped: boolean;
  /** The first haircut is on exposure, or cuts one market's holders alone. */
  readonly haircut: "as it is" | "exposure" | "own holders" | "own holders' exposure";
}

export const marketsPlan: fc.Arbitrary<MarketsPlan> = fc.record({
  two: odds(1, 3),
  price: rawAmount,
  initialMargin: fc.constantFrom("0", "0", "0", "0.1", "1", "0.333333333333333333"),
  maintenanceMargin: fc.constantFrom(undefined, "0.05", "0.5"),
  positionLimit: fc.constantFrom(undefined, 0, 1, 2, 3, 6),
  ownFund: odds(1, 2),
  rank: fc.constantFrom(undefined, undefined, "bitmex", "binance", "hyperliquid", "profit", "pro-rata"),
  rankScoped: odds(1, 3),
  haircut: fc.constantFrom("as it is", "exposure", "own holders", "own holders' exposure"),
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
  const [market] = names;
  const scoped = plan.haircut === "own holders" || plan.haircut === "own holders' exposure";
  const onExposure = plan.haircut === "exposure" || plan.haircut === "own holders' exposure";
  const layers = waterfall.map((layer): Layer =>
    layer.kind !== "haircut" || layer.id !== firstHaircut
      ? layer
      : { ...layer, ...(onExposure ? { basis: "exposure" } : {}), ...(scoped ? { market } : {}) },
  );
  if (plan.rank !== undefined) {
    const at = layers.findIndex(({ kind }) => kind === "haircut");
    const adl: Layer = {
      kind: "deleverage",
      id: "adl",
      rank: plan.rank,
      ...(plan.rankScoped ? { market } : {}),
    };
    layers.splice(at === -1 ? layers.length : at, 0, adl);
  }
  return plan.ownFund ? [{ kind: "fund", id: "own-fund", market }, ...layers] : layers;
};

/** Positions and shortfalls of a genesis, before the scale is known. */
export interface PositionsPlan {
  readonly deals: readonly DealPlan[];
  /** How much of an insolvent account's loss arose in a market. */
  readonly arose: "all" | "half" | "none";
}

interface DealPlan {
  readonly market: number;
  readonly buyer: number;
  readonly seller: number;
  readonly lots: number;
  /** The price of entry, beside the mark. */
  readonly entry: number;
}

export const positionsPlan: fc.Arbitrary<PositionsPlan> = fc.record({
  deals: fc.array(
    fc.record({
      market: fc.nat(1),
      buyer: fc.nat(5),
      seller: fc.nat(5),
      lots: fc.integer({ min: 1, max: 5 }),
      entry: fc.integer({ min: -3, max: 3 }),
    }),
    { maxLength: 5 },
  ),
  arose: fc.constantFrom("all", "all", "all", "half", "none"),
});

/** The state with the positions of a plan; without them where a total would pass the maximum. */
export const withPositions = (plan: PositionsPlan, state: State, maximum: bigint): State => {
  if (state.markets.size === 0) return state;
  const accounts = [...state.accounts.keys()];
  const markets = new Map(state.markets);
  const ids = [...markets.keys()];
  for (const deal of plan.deals) {
    const id = ids[deal.market % ids.length] ?? "";
    const market = markets.get(id);
    const buyer = accounts[deal.buyer % accounts.length];
    const seller = accounts[deal.seller % accounts.length];
    if (market === undefined || buyer === undefined || seller === undefined || buyer === seller) continue;
    markets.set(id, dealt(market, buyer, seller, deal));
  }
  for (const [id, { pnl }] of state.accounts)
    if (pnl < 0n && plan.arose !== "none") {
      const own = [...markets].find(([, { positions }]) => positions.has(id)) ?? [...markets][0];
      const part = plan.arose === "all" ? -pnl : -pnl / 2n;
      if (own !== undefined) markets.set(own[0], withShortfall(own[1], id, atoms(part)));
    }
  const traded = { ...state, markets };
  return totalOf(traded) > maximum ? state : traded;
};

const dealt = (market: MarketState, buyer: AccountId, seller: AccountId, deal: DealPlan): MarketState => {
  const beside = market.price + BigInt(deal.entry);
  const entry = atoms(beside > 0n ? beside : 1n);
  const lots = BigInt(deal.lots);
  const bought = withPosition(market, buyer, addLots(positionIn(market, buyer), lots, entry));
  return withPosition(bought, seller, addLots(positionIn(bought, seller), -lots, entry));
};
