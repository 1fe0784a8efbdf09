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
  [
    "tranche",
    "defaulter-stake",
    "defaulter-stake",
    "assessment",
    "fund",
    "haircut",
    "deleverage",
    "deleverage",
  ] as const
).map((kind) => ({ kind, forEachMarket: false }));
const haircuts: Several = { kind: "haircut", forEachMarket: false };
const forEachMarket: readonly Several[] = (
  ["fund", "haircut", "haircut", "deleverage", "deleverage"] as const
).map((kind) => ({
  kind,
  forEachMarket: true,
}));

/** A mechanism with several layers of two kinds, and some more. */
export interface SeveralPlan {
  readonly first: Several;
  readonly second: Several;
  readonly markets: 1 | 2 | 3;
  readonly more: readonly MoreLayerPlan[];
}

/** Several of what is for each market, or of what is for all; and several of anything. */
export const severalPlan = (first: "for each market" | "for all"): fc.Arbitrary<SeveralPlan> =>
  record({
    first: fc.constantFrom(...(first === "for all" ? forAll : forEachMarket)),
    second: fc.oneof(
      fc.constantFrom(...forAll),
      fc.constantFrom(...forEachMarket),
      fc.constant(haircuts),
      fc.constant(haircuts),
    ),
    markets: fc.constantFrom(1, 2, 2, 3),
    more: fc.array(moreLayerPlan, { minLength: 5, maxLength: 8 }),
  });

/** How many layers there are of the first kind, and as many of the second. */
const number = 3;

/** A haircut that leaves something to the next one, mostly by another rule than in proportion. */
const partly = (haircut: HaircutPlan, at: number): HaircutPlan => ({
  ...haircut,
  basis: bases[at % bases.length] ?? haircut.basis,
  rule: { isOther: at % 5 > 0, which: haircut.rule.which },
  rounding: roundings[(at + haircut.rule.which) % roundings.length] ?? haircut.rounding,
  cap: haircut.cap === undefined || haircut.cap === "1" ? "0.5" : haircut.cap,
});
/** Each rank as often as the next. */
const rankAt = (n: number): Rank => ranks[n % ranks.length] ?? "bitmex";
const ranks = ["bitmex", "binance", "hyperliquid", "profit", "pro-rata"] as const;
const roundings = ["up", "down", "largest-remainder", "sequential", "unspecified"] as const;
const bases = ["equity", "capital", "profit", "profit"] as const;

/** The plan of the n-th of several layers; the first that need a tranche have one of their own. */
const asOneOf = ({ kind, forEachMarket }: Several, n: number, plan: MoreLayerPlan): MoreLayerPlan => {
  const isTranche = n === 0 && (kind === "defaulter-stake" || kind === "assessment");
  // What is for one market alone comes before what is for all, which takes most of a market's loss.
  const place = forEachMarket ? { isBeside: false, at: n } : { isBeside: true };
  return {
    ...plan,
    ...place,
    kind: isTranche ? "tranche" : kind,
    tranche: n,
    // The first of all closes those in profit alone, and leaves the others to the next layer.
    rank: n === 0 && !forEachMarket ? "hyperliquid" : rankAt(plan.at),
    market: forEachMarket ? n : kind === "haircut" ? undefined : plan.market,
  };
};

const needsTranche = ({ kind }: Several): boolean =>
  kind === "tranche" || kind === "defaulter-stake" || kind === "assessment";

/** The venue under a long waterfall. */
export const withSeveralLayers = (
  venue: VenuePlan,
  { first, second, markets: count, more }: SeveralPlan,
): VenuePlan => {
  const kinds = [first, second];
  const layers = more.map((layer, i) => {
    const plan = { ...layer, haircut: partly(layer.haircut, layer.at) };
    const of = kinds[Math.floor(i / number)];
    if (of !== undefined) return asOneOf(of, i % number, plan);
    return layer.at % 2 === 0 ? plan : { ...plan, kind: "haircut" as const, market: undefined };
  });
  const closes = kinds.some(({ kind }) => kind === "deleverage");
  return withMarkets(
    withMechanism(venue, (mechanism) => ({
      ...mechanism,
      more: layers,
      first: partly(mechanism.first, more[0]?.at ?? 0),
      mutual: { ...mechanism.mutual, present: mechanism.mutual.present || kinds.some(needsTranche) },
      ownStake: mechanism.ownStake || kinds.some(({ kind }) => kind === "defaulter-stake"),
    })),
    (markets) => ({
      ...markets,
      count: count === 1 && kinds.some(({ forEachMarket }) => forEachMarket) ? 2 : count,
      rank: closes || markets.rank === undefined ? undefined : rankAt(more[0]?.at ?? 0),
    }),
  );
};
