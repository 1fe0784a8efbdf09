import { type Basis, type Layer, type Mechanism, type Rounding, type Rule } from "../../spec/index.ts";

/** Waterfalls of one layer and of two, over every kind that needs no market, and every rounding. */

const roundings: readonly Rounding[] = ["up", "down", "largest-remainder", "sequential", "unspecified"];
const bases: readonly Basis[] = ["profit", "capital", "equity"];

/** A layer under a name of its own, so that a waterfall can have two of a kind. */
type Named = (id: string) => Layer;

const fund: Named = (id) => ({ kind: "fund", id });

const tranches: readonly Named[] = roundings.map((rounding) => (id) => ({ kind: "tranche", id, rounding }));

const haircuts: readonly Named[] = bases.flatMap((basis) =>
  roundings.map((rounding): Named => (id) => ({
    kind: "haircut",
    id,
    basis,
    rule: "proportional",
    rounding,
  })),
);

/** Layers that divide their part among accounts. */
const divided = (hasProportional: boolean): readonly Named[] => [
  ...tranches,
  ...(hasProportional ? haircuts : []),
];

const mechanismOf = (...waterfall: readonly Layer[]): Mechanism => ({
  name: "exhaustive",
  asset: { symbol: "USD", decimals: 0 },
  waterfall,
  remainder: "park",
  exits: "gated",
  surplus: "residue",
});

/** Two layers in this order, and in the other one. */
const bothWays = (one: Layer, other: Layer): readonly Mechanism[] => [
  mechanismOf(one, other),
  mechanismOf(other, one),
];

/** Without proportional haircuts (`hasProportional` is false) for those who declare other rules alone. */
export const dividedShapes = (hasProportional: boolean): readonly Mechanism[] =>
  divided(hasProportional).map((layer) => mechanismOf(layer("first")));

export const fundShapes: readonly Mechanism[] = [
  mechanismOf(fund("first")),
  mechanismOf(fund("first"), fund("second")),
];

/** A fund, or the defaulter's own stake, beside a layer that is divided, in either order. */
export const reserveShapes = (hasProportional: boolean): readonly Mechanism[] => [
  ...divided(hasProportional).flatMap((layer) => bothWays(fund("reserve"), layer("divided"))),
  ...tranches.flatMap((layer) =>
    bothWays({ kind: "defaulter-stake", id: "reserve", tranche: "divided" }, layer("divided")),
  ),
];

const pairs = (hasProportional: boolean): readonly Mechanism[] =>
  divided(hasProportional).flatMap((first) =>
    divided(hasProportional).map((second) => mechanismOf(first("first"), second("second"))),
  );

const isOneBasis = ({ waterfall: [first, second] }: Mechanism): boolean =>
  first?.kind === "haircut" && second?.kind === "haircut" && first.basis === second.basis;

/** Two cuts of one basis: the second is asked for what the first left by rounding. */
export const oneBasisShapes = (hasProportional: boolean): readonly Mechanism[] =>
  pairs(hasProportional).filter(isOneBasis);

/** Two divided layers on different pockets, and a call on those who have a stake. */
export const twoBasesShapes = (hasProportional: boolean): readonly Mechanism[] => [
  ...pairs(hasProportional).filter((mechanism) => !isOneBasis(mechanism)),
  ...roundings.flatMap((rounding) =>
    tranches.flatMap((layer) =>
      bothWays(
        { kind: "assessment", id: "call", tranche: "divided", multiple: "1", rounding },
        layer("divided"),
      ),
    ),
  ),
];

/** One haircut of a basis by another rule. `sequential` divides in proportion alone (spec 6.3). */
export const ruleShapes = (rule: Rule, basis: Basis): readonly Mechanism[] =>
  roundings
    .filter((rounding) => rounding !== "sequential" || rule === "proportional")
    .map((rounding) => mechanismOf({ kind: "haircut", id: "first", basis, rule, rounding }));

/** The shape under another remainder policy. */
export const withRemainder = (mechanism: Mechanism, remainder: Mechanism["remainder"]): Mechanism => ({
  ...mechanism,
  remainder,
});

/** The shape with its rounding surplus in its fund; undefined where it has none, or nothing is rounded up. */
export const withSurplusInFund = (mechanism: Mechanism): Mechanism | undefined => {
  const { waterfall } = mechanism;
  const sink = waterfall.find(({ kind }) => kind === "fund");
  const isRounded = waterfall.some(
    (layer) => "rounding" in layer && ["up", "unspecified"].includes(layer.rounding),
  );
  return sink === undefined || !isRounded ? undefined : { ...mechanism, surplus: sink.id };
};
