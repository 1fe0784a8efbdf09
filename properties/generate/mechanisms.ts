import * as fc from "fast-check";
import type { Basis, Exits, Layer, LayerId, Mechanism, Remainder, Rounding, Rule } from "../../spec/index.ts";
import { type RawAmount, rawAmount, scaled } from "./amounts.ts";
import { marketsFrom, type MarketsPlan, withMarketLayers } from "./markets.ts";
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
  readonly order: "usual" | "house last" | "users before funds" | "reversed";
  readonly remainder: Remainder;
  readonly exits: Exits;
  readonly surplusToFund: boolean;
  readonly hostileIds: boolean;
}

interface FundPlan {
  readonly present: boolean;
  readonly floor: RawAmount | undefined;
  readonly eventCap: RawAmount | undefined;
}

interface HaircutPlan {
  readonly present: boolean;
  readonly basis: Basis;
  readonly rule: RulePlan;
  readonly rounding: Rounding;
  readonly cap: string | undefined;
}

/** Which of the rules that an implementation knows: one in three is another than "proportional". */
interface RulePlan {
  readonly isOther: boolean;
  readonly which: number;
}

const rounding = fc.constantFrom<Rounding[]>(
  "up",
  "up",
  "down",
  "largest-remainder",
  "sequential",
  "unspecified",
);
const limit = fc.option(rawAmount, { freq: 3, nil: undefined });
const fund = (hits: number): fc.Arbitrary<FundPlan> =>
  record({ present: odds(hits, 10), floor: limit, eventCap: limit });
const haircut = (hits: number): fc.Arbitrary<HaircutPlan> =>
  record({
    present: odds(hits, 10),
    basis: fc.constantFrom<Basis[]>("profit", "profit", "capital", "equity"),
    rule: record({ isOther: odds(1, 3), which: fc.nat(8) }),
    rounding,
    cap: fc.constantFrom(
      undefined,
      undefined,
      undefined,
      "0.5",
      "1",
      "0.333333333333333333333333333333",
      "0.01",
    ),
  });

export const mechanismPlan: fc.Arbitrary<MechanismPlan> = record({
  insurance: fund(8),
  ownStake: odds(4, 10),
  house: fund(2),
  mutual: record({ present: odds(4, 10), rounding }),
  call: record({
    present: odds(4, 10),
    multiple: fc.constantFrom("1", "2", "0.5", "0.3", "1.000001"),
    rounding,
  }),
  first: haircut(8),
  second: haircut(2),
  order: fc.constantFrom("usual", "usual", "usual", "usual", "house last", "users before funds", "reversed"),
  remainder: fc.constantFrom<Remainder[]>("park", "park", "carry", "halt"),
  exits: fc.constantFrom<Exits[]>("gated", "gated", "gated", "open"),
  surplusToFund: odds(3, 10),
  hostileIds: odds(1, 10),
});

const fundLayer = (id: LayerId, plan: FundPlan, scale: bigint): Layer => ({
  kind: "fund",
  id,
  ...(plan.floor === undefined ? {} : { floor: scaled(plan.floor, scale) }),
  ...(plan.eventCap === undefined ? {} : { eventCap: scaled(plan.eventCap, scale) }),
});

const ruleFrom = ({ isOther, which }: RulePlan, rules: readonly Rule[]): Rule => {
  const others = rules.filter((rule) => rule !== "proportional");
  const isAnother = isOther || others.length === rules.length;
  return (isAnother ? others[which % others.length] : undefined) ?? "proportional";
};

const haircutLayer = (id: LayerId, plan: HaircutPlan, rules: readonly Rule[]): Layer => {
  const { basis, rounding, cap } = plan;
  const rule = ruleFrom(plan.rule, rules);
  return {
    kind: "haircut",
    id,
    basis,
    rule,
    // `sequential` divides in proportion alone (spec/README.md 6.3): "up" stands in for it.
    rounding: rule !== "proportional" && rounding === "sequential" ? "up" : rounding,
    ...(cap === undefined ? {} : { cap }),
  };
};

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

/** The last haircut, taken on exit: in the last layer, without a cap or another rounding (spec/README.md 5.6). */
const withHaircutOnExit = (waterfall: readonly Layer[]): readonly Layer[] => {
  const last = waterfall.findLast((layer) => layer.kind === "haircut");
  if (last === undefined) return waterfall;
  const basis = last.basis === "profit" ? "profit" : "equity";
  const onExit: Layer = {
    kind: "haircut",
    id: last.id,
    basis,
    rule: "proportional",
    rounding: "up",
    timing: "on-exit",
  };
  return [...waterfall.filter((layer) => layer !== last), onExit];
};

/**
 * The mechanism of a plan. At most one defaulter-stake layer: two of them are
 * a doubtful place of the text (spec/README.md 12.1). Layers that need a
 * tranche are there only with one. Haircuts follow these rules; `onExit`: the
 * last one is taken on exit.
 */
export const mechanismFrom = (
  plan: MechanismPlan,
  scale: bigint,
  markets: MarketsPlan | undefined,
  onExit: boolean,
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
  const waterfall = markets === undefined ? ordered : withMarketLayers(ordered, markets, haircut);
  return {
    name: "generated",
    asset: { symbol: "USD", decimals: 2 },
    ...(markets === undefined ? {} : { markets: marketsFrom(markets, scale) }),
    waterfall: onExit ? withHaircutOnExit(waterfall) : waterfall,
    remainder: plan.remainder,
    exits: plan.exits,
    surplus: plan.surplusToFund && plan.insurance.present ? insurance : "residue",
  };
};
