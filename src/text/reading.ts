import {
  type Atoms,
  type Basis,
  formatUnits,
  type HaircutLayer,
  isOnExit,
  type Layer,
  layersOf,
  type Mechanism,
  type Rounding,
  type Rule,
  scopeOf,
} from "../../spec/index.ts";
import { closings, listed, roundings, shares } from "./reading-words.ts";
import { claimsOf, exitsOf, marketsOf, restOf, shutdownOf } from "./reading-policies.ts";

/** A mechanism in plain words. */
export interface Reading {
  readonly opening: string;
  /** One text for each layer, in order. */
  readonly layers: readonly string[];
  /** What can be traded, what becomes of the rest, when people can leave, what becomes of claims, and the end. */
  readonly policies: readonly string[];
}

/**
 * Reads a mechanism out in plain words: who pays in what order, how a loss is
 * divided and rounded, what becomes of the rest, and when people can leave.
 * Amounts in whole units.
 */
export const readingOf = (mechanism: Mechanism): Reading => ({
  opening:
    mechanism.waterfall.length === 0
      ? "Anyone who loses pays out of its own profit and capital; beyond that nobody pays."
      : "Anyone who loses pays first, out of its own profit and capital. What is lost beyond that, or vanishes from the venue, is paid in this order, by each layer only when those before it have given all they can:",
  layers: mechanism.waterfall.map(
    (layer, i) => `${layer.id}: ${scopeReading(layer)}${layerReading(mechanism, layer, i)}`,
  ),
  policies: [
    ...marketsOf(mechanism),
    restOf(mechanism),
    exitsOf(mechanism),
    ...claimsOf(mechanism),
    shutdownOf(mechanism),
  ],
});

const scopeReading = (layer: Layer): string => {
  const market = scopeOf(layer);
  if (market !== undefined) return `for losses that arose in ${market} alone, `;
  return layer.kind === "deleverage" ? "for losses that arose in a market, " : "";
};

/** Who pays in a layer, at most how much, and how it is divided. */
const layerReading = (mechanism: Mechanism, layer: Layer, i: number): string => {
  const units = (amount: Atoms): string =>
    `${formatUnits(amount, mechanism.asset)} ${mechanism.asset.symbol}`;
  const rounded = (rounding: Rounding): string => {
    const isLast = mechanism.waterfall.slice(i + 1).every(isOnExit);
    const sink = mechanism.surplus === "residue" ? "the residue" : `the fund ${mechanism.surplus}`;
    return roundings[rounding](isLast ? "is left over" : "falls to the next layer", sink);
  };
  switch (layer.kind) {
    case "fund": {
      const floor = layer.floor === undefined ? "all it has" : `what it has above ${units(layer.floor)}`;
      const cap = layer.eventCap === undefined ? "" : `, at most ${units(layer.eventCap)} in one resolve`;
      return `the fund pays ${floor}${cap}.`;
    }
    case "defaulter-stake":
      return `those who caused the loss pay out of their own stakes in ${layer.tranche}, each at most its own loss, in ascending id.`;
    case "tranche":
      return `the stakes of all who are solvent pay, in proportion. ${rounded(layer.rounding)}`;
    case "assessment":
      return `all who are solvent and have a stake in ${layer.tranche} are called for more, out of capital: at most ${layer.multiple} times the stake as it was before, in proportion to what each can be called for. ${rounded(layer.rounding)}`;
    case "haircut":
      return isOnExit(layer)
        ? onExitReading(mechanism, layer)
        : `${givenUp(layer)}${shareOf(layer)}. ${rounded(layer.rounding)}`;
    case "deleverage":
      return `the positions of those who caused the loss are closed against opposite ones. ${closings[layer.rank]} The price is the one at which what is left of the loss is covered: anyone who is closed gives up the difference to the mark, at most all it owns.`;
  }
};

/** Who is cut, and of what. */
const givenUp = ({ basis, market }: HaircutLayer): string => {
  if (basis === "exposure")
    return `anyone who holds a position${market === undefined ? "" : ` in ${market}`}, on either side, pays out of profit, then capital, by what its position is worth at the mark (or what it owns, where that is less)`;
  const [what, part] = held[basis];
  return market === undefined
    ? `anyone who has ${what} gives up ${part}`
    : `anyone who has a position in ${market}, and ${what}, gives up ${part}`;
};

/** What is cut of a holder, and of it what part. */
const held: Readonly<Record<Exclude<Basis, "exposure">, readonly [string, string]>> = {
  profit: ["unrealized profit", "a part of it"],
  capital: ["capital", "a part of it"],
  equity: ["capital or unrealized profit", "a part of their sum, profit first"],
};

const shareOf = ({ rule, cap }: { readonly rule: Rule; readonly cap?: string }): string =>
  `, ${shares[rule]}${cap === undefined ? "" : `, at most ${cap} of it`}`;

/** What leaves at the ratio, and what the ratio is. */
const onExitReading = (mechanism: Mechanism, { basis }: HaircutLayer): string => {
  const exits = [
    "withdrawn",
    ...(layersOf(mechanism, "tranche").length > 0 ? ["staked"] : []),
    ...(layersOf(mechanism, "fund").length > 0 ? ["paid as a fee"] : []),
  ];
  const [what, all] =
    basis === "profit"
      ? ["profit that is realized becomes capital only in part", "all profit"]
      : [`what is ${listed(exits, "or")} arrives only in part`, "all that accounts own"];
  return `nothing is taken at once. But while a deficit is left, ${what}: at one ratio for everybody, ${all} less the deficit, over ${all}, rounded down. What is kept back pays off the deficit.`;
};
