import * as fc from "fast-check";
import type { Layer, LayerId, MarketId, Rank, Rounding, Rule } from "../../spec/index.ts";
import {
  fund,
  fundLayer,
  type FundPlan,
  haircut,
  haircutLayer,
  type HaircutPlan,
  multiple,
  rank,
  rounding,
} from "./layers.ts";
import { odds } from "./odds.ts";
import { record } from "./record.ts";

/** One more layer of a kind that a mechanism may have already, before it is known what it has. */
export interface MoreLayerPlan {
  readonly kind: Layer["kind"];
  /** Beside the layers of its kind, or anywhere. */
  readonly isBeside: boolean;
  readonly at: number;
  readonly fund: FundPlan;
  readonly rounding: Rounding;
  readonly multiple: string;
  readonly haircut: HaircutPlan;
  /** The haircut is of exposure. */
  readonly ofExposure: boolean;
  readonly rank: Rank;
  /** Which of the tranches it belongs to. */
  readonly tranche: number;
  /** A tranche comes with a layer of its defaulters' stakes before it, and with a call after it. */
  readonly withOwnStake: boolean;
  readonly withCall: boolean;
  /** Which of the markets it is for; undefined: all. */
  readonly market: number | undefined;
}

export const moreLayerPlan: fc.Arbitrary<MoreLayerPlan> = record({
  kind: fc.constantFrom<Layer["kind"][]>(
    ...(["tranche", "tranche", "tranche", "fund", "fund", "haircut", "haircut", "haircut"] as const),
    ...([
      "defaulter-stake",
      "defaulter-stake",
      "assessment",
      "assessment",
      "deleverage",
      "deleverage",
    ] as const),
  ),
  isBeside: odds(2, 3),
  at: fc.nat(11),
  fund: fund(10),
  rounding,
  multiple,
  haircut: haircut(10),
  ofExposure: odds(1, 5),
  rank,
  tranche: fc.nat(3),
  withOwnStake: odds(1, 2),
  withCall: odds(2, 5),
  market: fc.constantFrom(undefined, undefined, 0, 1, 1, 2),
});

/** What more layers need to know of the mechanism that they join. */
interface Terms {
  readonly scale: bigint;
  readonly rules: readonly Rule[];
  readonly markets: readonly MarketId[];
}

/** The waterfall with more layers; one that needs a tranche or a market is left out where there is none. */
export const withMoreLayers = (
  waterfall: readonly Layer[],
  plans: readonly MoreLayerPlan[],
  terms: Terms,
): readonly Layer[] => {
  const layers = [...waterfall];
  for (const [i, plan] of plans.entries()) {
    const layer = layerFrom(plan, `${plan.kind}-${i + 2}`, layers, terms);
    if (layer !== undefined) layers.splice(placeFor(layer, plan, layers), 0, ...withItsOwn(layer, plan));
  }
  return layers;
};

/** A tranche with the layers that come with it. */
const withItsOwn = (layer: Layer, plan: MoreLayerPlan): readonly Layer[] => {
  const { multiple, rounding } = plan;
  if (layer.kind !== "tranche") return [layer];
  const { id: tranche } = layer;
  const own: Layer = { kind: "defaulter-stake", id: `${tranche}-own`, tranche };
  const call: Layer = { kind: "assessment", id: `${tranche}-call`, tranche, multiple, rounding };
  return [...(plan.withOwnStake ? [own] : []), layer, ...(plan.withCall ? [call] : [])];
};

const layerFrom = (
  plan: MoreLayerPlan,
  id: LayerId,
  layers: readonly Layer[],
  { scale, rules, markets }: Terms,
): Layer | undefined => {
  const { kind, rounding, multiple, rank } = plan;
  const market = plan.market === undefined ? undefined : markets[plan.market % markets.length];
  const scope = market === undefined ? {} : { market };
  const tranches = layers.filter((layer) => layer.kind === "tranche");
  const tranche = tranches[plan.tranche % tranches.length]?.id;
  switch (kind) {
    case "fund":
      return { ...fundLayer(id, plan.fund, scale), ...scope };
    case "tranche":
      return { kind, id, rounding };
    case "defaulter-stake":
      return tranche === undefined ? undefined : { kind, id, tranche };
    case "assessment":
      return tranche === undefined ? undefined : { kind, id, tranche, multiple, rounding };
    case "haircut": {
      const layer = haircutLayer(id, plan.haircut, rules);
      const isExposure = plan.ofExposure && markets.length > 0;
      return { ...layer, ...(isExposure ? { basis: "exposure" } : {}), ...scope };
    }
    case "deleverage":
      return markets.length === 0 ? undefined : { kind, id, rank, ...scope };
  }
};

/** The usual order of kinds. */
const usual: readonly Layer["kind"][] = [
  "fund",
  "defaulter-stake",
  "tranche",
  "assessment",
  "deleverage",
  "haircut",
];

/** After the last of its kind, or where the first would stand; or anywhere. */
const placeFor = ({ kind }: Layer, { isBeside, at }: MoreLayerPlan, layers: readonly Layer[]): number => {
  if (!isBeside) return at % (layers.length + 1);
  const last = layers.findLastIndex((layer) => layer.kind === kind);
  if (last !== -1) return last + 1;
  const next = layers.findIndex((layer) => usual.indexOf(layer.kind) > usual.indexOf(kind));
  return next === -1 ? layers.length : next;
};
