import * as fc from "fast-check";
import type { Basis, Exits, Layer, LayerId, Mechanism, Remainder, Rounding } from "../../spec/index.ts";
import { type RawAmount, rawAmount, scaled } from "./amounts.ts";

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
  readonly rounding: Rounding;
  readonly cap: string | undefined;
}

/** True with the odds given; shrinks to false. */
export const odds = (hits: number, outOf: number): fc.Arbitrary<boolean> =>
  fc.nat(outOf - 1).map((n) => n >= outOf - hits);

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
  fc.record({ present: odds(hits, 10), floor: limit, eventCap: limit });
const haircut = (hits: number): fc.Arbitrary<HaircutPlan> =>
  fc.record({
    present: odds(hits, 10),
    basis: fc.constantFrom<Basis[]>("profit", "profit", "capital", "equity"),
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

export const mechanismPlan: fc.Arbitrary<MechanismPlan> = fc.record({
  insurance: fund(8),
  ownStake: odds(4, 10),
  house: fund(2),
  mutual: fc.record({ present: odds(4, 10), rounding }),
  call: fc.record({
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

const haircutLayer = (id: LayerId, { basis, rounding, cap }: HaircutPlan): Layer => ({
  kind: "haircut",
  id,
  basis,
  rule: "proportional",
  rounding,
  ...(cap === undefined ? {} : { cap }),
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
 * tranche are there only with one. `onExit`: the last haircut is taken on exit.
 */
export const mechanismFrom = (plan: MechanismPlan, scale: bigint, onExit: boolean): Mechanism => {
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
  if (plan.first.present) layers.push(haircutLayer(id("haircut", "toString"), plan.first));
  if (plan.second.present) layers.push(haircutLayer("last-resort", plan.second));
  const waterfall = orders[plan.order](layers);
  return {
    name: "generated",
    asset: { symbol: "USD", decimals: 2 },
    waterfall: onExit ? withHaircutOnExit(waterfall) : waterfall,
    remainder: plan.remainder,
    exits: plan.exits,
    surplus: plan.surplusToFund && plan.insurance.present ? insurance : "residue",
  };
};
