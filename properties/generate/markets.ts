import * as fc from "fast-check";
import {
  type Atoms,
  atoms,
  type Layer,
  type LayerId,
  type Market,
  type MarketId,
  type Rank,
} from "../../spec/index.ts";
import { type RawAmount, rawAmount, scaled } from "./amounts.ts";
import { rank } from "./layers.ts";
import { maybe, odds } from "./odds.ts";
import { record } from "./record.ts";

/** The market tier of a mechanism, before the scenario's scale is known. */
export interface MarketsPlan {
  readonly count: 1 | 2 | 3;
  readonly price: RawAmount;
  /** Of the first market, and of all others. */
  readonly first: TermsPlan;
  readonly others: TermsPlan;
  /** A fund for one market alone, or one for each. */
  readonly ownFunds: "none" | "one" | "each";
  readonly rank: Rank | undefined;
  /** Positions are closed after every haircut, not before the first. */
  readonly rankLast: boolean;
  readonly rankScoped: boolean;
  /** The first haircut is on exposure, or cuts one market's holders alone. */
  readonly haircut: "as it is" | "exposure" | "own holders" | "own holders' exposure";
  /** The place of the market that each scoped layer names, of as many as there are. */
  readonly scopes: Readonly<Record<"fund" | "rank" | "haircut", number>>;
}

/** What a market asks of those who trade there. */
interface TermsPlan {
  readonly initialMargin: string;
  readonly maintenanceMargin: string | undefined;
  readonly positionLimit: number | undefined;
}

const termsPlan: fc.Arbitrary<TermsPlan> = record({
  initialMargin: fc.constantFrom("0", "0", "0.1", "0.5", "1", "0.333333333333333333"),
  maintenanceMargin: fc.constantFrom(undefined, "0.05", "0.5"),
  positionLimit: fc.constantFrom(undefined, undefined, 0, 2, 4, 6),
});

const scope = fc.constantFrom(0, 0, 1, 2);

export const marketsPlan: fc.Arbitrary<MarketsPlan> = record({
  count: fc.constantFrom(1, 1, 1, 1, 2, 2, 2, 3),
  price: rawAmount,
  first: termsPlan,
  others: termsPlan,
  ownFunds: fc.constantFrom("none", "none", "one", "one", "each"),
  rank: maybe(10, 11, rank),
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
  scopes: record({ fund: scope, rank: scope, haircut: scope }),
});

/** The first market, the second and the third, where there are this many. Not in alphabetical order. */
const names: readonly MarketId[] = ["perp", "future", "option"];

/** A price in atoms per lot, at least 1: small beside what accounts hold, for lots multiply it. */
export const priceFrom = (raw: RawAmount, scale: bigint): Atoms => {
  const price = scaled(raw, scale > 1n ? scale / 10n : 1n);
  return price > 0n ? price : atoms(1n);
};

/** The markets of a plan. */
export const marketsFrom = (plan: MarketsPlan, scale: bigint): readonly Market[] =>
  names.slice(0, plan.count).map((id, i) => {
    const { initialMargin, maintenanceMargin, positionLimit } = i === 0 ? plan.first : plan.others;
    return {
      id,
      price: priceFrom(plan.price, scale),
      initialMargin,
      ...(maintenanceMargin === undefined ? {} : { maintenanceMargin }),
      ...(positionLimit === undefined ? {} : { positionLimit: BigInt(positionLimit) }),
    };
  });

/** The waterfall with the market tier's layers: own funds first, deleveraging before the first haircut. */
export const withMarketLayers = (
  waterfall: readonly Layer[],
  plan: MarketsPlan,
  firstHaircut: LayerId,
): readonly Layer[] => {
  const scopeOf = (layer: "fund" | "rank" | "haircut"): { readonly market: MarketId } => ({
    market: names[plan.scopes[layer] % plan.count] ?? "",
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
  return [...ownFunds(plan, scopeOf("fund").market), ...layers];
};

const ownFunds = ({ ownFunds, count }: MarketsPlan, market: MarketId): readonly Layer[] => {
  switch (ownFunds) {
    case "none":
      return [];
    case "one":
      return [{ kind: "fund", id: "own-fund", market }];
    case "each":
      return names.slice(0, count).map((market) => ({ kind: "fund", id: `${market}-fund`, market }));
  }
};
