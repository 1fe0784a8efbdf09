import * as fc from "fast-check";
import type { Layer, Rank } from "../../spec/index.ts";
import type { HaircutPlan } from "../generate/layers.ts";
import { type MoreLayerPlan, moreLayerPlan } from "../generate/more-layers.ts";
import { record } from "../generate/record.ts";
import type { VenuePlan } from "../generate/venue.ts";
import { withMarkets, withMechanism } from "./bends.ts";

/** Several layers of one kind: for all, or one for each market. */
interface Several {
  readonly kind: Layer["kind"];
  readonly forEachMarket: boolean;
}

const forAll: readonly Several[] = (
  ["tranche", "tranche", "tranche", "fund", "haircut", "deleverage", "deleverage", "deleverage"] as const
).map((kind) => ({ kind, forEachMarket: false }));
const forEachMarket: readonly Several[] = (
  [
    ...(["fund", "fund", "fund", "haircut", "haircut", "haircut", "haircut", "haircut"] as const),
    ...(["deleverage", "deleverage", "deleverage"] as const),
  ] as const
).map((kind) => ({ kind, forEachMarket: true }));

/** A mechanism with several layers of two kinds, and several haircuts. */
export interface SeveralPlan {
  readonly first: Several;
  readonly second: Several;
  readonly markets: 1 | 2 | 3;
  readonly more: readonly MoreLayerPlan[];
}

const haircuts: Several = { kind: "haircut", forEachMarket: false };

/** Several of what is for each market, or of what is for all; and several of anything. */
export const severalPlan = (first: "for each market" | "for all"): fc.Arbitrary<SeveralPlan> =>
  record({
    first: fc.constantFrom(...(first === "for all" ? forAll : forEachMarket)),
    second: fc.oneof(
      { weight: first === "for all" ? 2 : 1, arbitrary: fc.constantFrom(...forAll) },
      { weight: 1, arbitrary: fc.constantFrom(...forEachMarket) },
    ),
    markets: fc.constantFrom(1, 1, 1, 2, 2, 2, 3),
    more: fc.array(moreLayerPlan, { minLength: 9, maxLength: 10 }),
  });

/** How many more layers there are of the two kinds; all others are haircuts. */
const numbers = { first: 3, second: 2 };

/** A haircut that leaves something to the next one, mostly by another rule than in proportion. */
const partly = (haircut: HaircutPlan, at: number): HaircutPlan => ({
  ...haircut,
  basis: bases[at % bases.length] ?? haircut.basis,
  rule: { isOther: at % 5 > 0, which: haircut.rule.which },
  rounding: roundings[(at + haircut.rule.which) % roundings.length] ?? haircut.rounding,
  cap: haircut.cap === undefined || haircut.cap === "1" ? "0.5" : haircut.cap,
});
/** Each rank as often as the next, but the one that the first of all has. */
const rankAt = (n: number): Rank => ranks[n % ranks.length] ?? "bitmex";
const ranks = ["pro-rata", "profit", "bitmex", "binance"] as const;
const roundings = ["up", "down", "largest-remainder", "sequential", "unspecified"] as const;
const bases = ["equity", "capital", "profit"] as const;

/** The plan of the n-th of several layers; tranches come with stakes of their defaulters, and with a call. */
const asOneOf = ({ kind, forEachMarket }: Several, n: number, plan: MoreLayerPlan): MoreLayerPlan => {
  // What is for one market alone comes before what is for all, which takes most of a market's loss.
  const place = forEachMarket ? { isBeside: false, at: n } : { isBeside: true };
  return {
    ...plan,
    ...place,
    kind,
    withOwnStake: true,
    withCall: true,
    // The first of all closes those in profit alone, and leaves the others to the next layer.
    rank: n === 0 && !forEachMarket ? "hyperliquid" : rankAt(plan.at),
    market: forEachMarket ? n : kind === "haircut" || plan.at % 2 === 0 ? undefined : plan.market,
  };
};

/** The venue under a long waterfall. */
export const withSeveralLayers = (
  venue: VenuePlan,
  { first, second, markets: count, more }: SeveralPlan,
): VenuePlan => {
  const kinds = [first, second];
  const layers = more.map((layer, i) => {
    const plan = { ...layer, haircut: partly(layer.haircut, layer.at) };
    if (i < numbers.first) return asOneOf(first, i, plan);
    const n = i - numbers.first;
    return n < numbers.second ? asOneOf(second, n, plan) : asOneOf(haircuts, n, plan);
  });
  const calls = kinds.some(({ kind }) => kind === "tranche");
  const closes = kinds.some(({ kind }) => kind === "deleverage");
  return withMarkets(
    withMechanism(venue, (mechanism) => ({
      ...mechanism,
      more: layers,
      first: partly(mechanism.first, more[0]?.at ?? 0),
      mutual: { ...mechanism.mutual, present: true },
      ownStake: mechanism.ownStake || calls,
      call: { ...mechanism.call, present: mechanism.call.present || calls },
    })),
    (markets) => ({
      ...markets,
      count: count === 1 && kinds.some(({ forEachMarket }) => forEachMarket) ? 2 : count,
      rank: closes || markets.rank === undefined ? undefined : rankAt(more[0]?.at ?? 0),
    }),
  );
};
