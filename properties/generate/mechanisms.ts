import * as fc from "fast-check";
import type { Exits, Layer, LayerId, Mechanism, Remainder, Rounding, Rule } from "../../spec/index.ts";
import {
  fund,
  fundLayer,
  type FundPlan,
  haircut,
  haircutLayer,
  type HaircutPlan,
  multiple,
  rounding,
} from "./layers.ts";
import { marketsFrom, type MarketsPlan, withMarketLayers } from "./markets.ts";
import { type MoreLayerPlan, moreLayerPlan, withMoreLayers } from "./more-layers.ts";
import { odds } from "./odds.ts";
import { record } from "./record.ts";

/** A mechanism before the scenario's scale is known. */
export interface MechanismPlan {
  readonly insurance: FundPlan;
  readonly ownStake: boolean;
  readonly house: FundPlan;
  readonly mutual: { readonly present: boolean; readonly rounding: Rounding };
  readonly call: { readonly present: boolean; readonly multiple: string; readonly rounding: Rounding };
  readonly first: HaircutPlan;
  readonly second: HaircutPlan;
  /** Second, third and further layers of any kind. */
  readonly more: readonly MoreLayerPlan[];
  readonly order: "usual" | "house last" | "users before funds" | "reversed";
  readonly remainder: Remainder;
  readonly exits: Exits;
  readonly surplusToFund: boolean;
  /** Which of the funds is the sink. */
  readonly sink: number;
  readonly decimals: number;
  readonly hostileIds: boolean;
}

/** Mostly as many as real assets have; the ledger does not depend on them. */
const decimals = fc.oneof(fc.constantFrom(2, 6, 8, 18, 0, 24), fc.nat(36));

export const mechanismPlan: fc.Arbitrary<MechanismPlan> = record({
  insurance: fund(8),
  ownStake: odds(4, 10),
  house: fund(2),
  mutual: record({ present: odds(4, 10), rounding }),
  call: record({
    present: odds(4, 10),
    multiple,
    rounding,
  }),
  first: haircut(8),
  second: haircut(2),
  more: fc.oneof(
    { weight: 3, arbitrary: fc.constant([]) },
    { weight: 2, arbitrary: fc.array(moreLayerPlan, { minLength: 1, maxLength: 4 }) },
  ),
  order: fc.constantFrom("usual", "usual", "usual", "usual", "house last", "users before funds", "reversed"),
  remainder: fc.constantFrom<Remainder[]>("park", "park", "carry", "halt"),
  exits: fc.constantFrom<Exits[]>("gated", "gated", "gated", "open"),
  surplusToFund: odds(3, 10),
  sink: fc.constantFrom(0, 0, 1, 2),
  decimals,
  hostileIds: odds(1, 10),
});

const orders: Readonly<Record<MechanismPlan["order"], (layers: readonly Layer[]) => readonly Layer[]>> = {
  usual: (layers) => layers,
  "house last": (layers) => lastly(layers, (layer) => layer.kind === "fund" && layer !== layers[0]),
  "users before funds": (layers) => lastly(layers, (layer) => layer.kind === "fund"),
  reversed: (layers) => [...layers].reverse(),
};

const lastly = (layers: readonly Layer[], last: (layer: Layer) => boolean): readonly Layer[] => [
  ...layers.filter((layer) => !last(layer)),
  ...layers.filter(last),
];

/** Whether a mechanism's last haircut is taken on exit: of what it is measured on, or of this. */
export type OnExit = boolean | "profit" | "equity";

/** The last haircut, taken on exit: in the last layer, without a cap or another rounding (spec 5.6). */
const withHaircutOnExit = (waterfall: readonly Layer[], onExit: OnExit): readonly Layer[] => {
  const last = waterfall.findLast((layer) => layer.kind === "haircut");
  if (last === undefined || onExit === false) return waterfall;
  const basis = onExit !== true ? onExit : last.basis === "profit" ? "profit" : "equity";
  const exit: Layer = {
    kind: "haircut",
    id: last.id,
    basis,
    rule: "proportional",
    rounding: "up",
    timing: "on-exit",
  };
  return [...waterfall.filter((layer) => layer !== last), exit];
};

/**
 * The mechanism of a plan. Layers that need a tranche are there only with one.
 * Haircuts follow these rules; `onExit`: the last one is taken on exit.
 */
export const mechanismFrom = (
  plan: MechanismPlan,
  scale: bigint,
  markets: MarketsPlan | undefined,
  onExit: OnExit,
  rules: readonly Rule[] = ["proportional"],
): Mechanism => {
  const id = (name: LayerId, hostile: LayerId): LayerId => (plan.hostileIds ? hostile : name);
  const insurance = id("insurance", "__proto__");
  const mutual = id("mutual", "constructor");
  const layers: Layer[] = [];
  if (plan.insurance.present) layers.push(fundLayer(insurance, plan.insurance, scale));
  if (plan.mutual.present && plan.ownStake)
    layers.push({ kind: "defaulter-stake", id: "own-stake", tranche: mutual });
  if (plan.house.present) layers.push(fundLayer(id("house", "9"), plan.house, scale));
  if (plan.mutual.present) layers.push({ kind: "tranche", id: mutual, rounding: plan.mutual.rounding });
  if (plan.mutual.present && plan.call.present)
    layers.push({
      kind: "assessment",
      id: "call",
      tranche: mutual,
      multiple: plan.call.multiple,
      rounding: plan.call.rounding,
    });
  const haircut = id("haircut", "toString");
  if (plan.first.present) layers.push(haircutLayer(haircut, plan.first, rules));
  if (plan.second.present) layers.push(haircutLayer("last-resort", plan.second, rules));
  const ordered = orders[plan.order](layers);
  const base = markets === undefined ? ordered : withMarketLayers(ordered, markets, haircut);
  const declared = markets === undefined ? undefined : marketsFrom(markets, scale);
  const names = declared?.map(({ id }) => id) ?? [];
  const waterfall = withMoreLayers(base, plan.more, { scale, rules, markets: names });
  const funds = waterfall.filter(({ kind }) => kind === "fund");
  return {
    name: "generated",
    asset: { symbol: "USD", decimals: plan.decimals },
    ...(declared === undefined ? {} : { markets: declared }),
    waterfall: withHaircutOnExit(waterfall, onExit),
    remainder: plan.remainder,
    exits: plan.exits,
    surplus: (plan.surplusToFund ? funds[plan.sink % funds.length]?.id : undefined) ?? "residue",
  };
};
