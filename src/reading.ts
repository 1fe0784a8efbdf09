import {
  type Atoms,
  addsClaim,
  type Basis,
  formatUnits,
  isOnExit,
  type Layer,
  layersOf,
  type Mechanism,
  type Rank,
  type Rounding,
  type Rule,
} from "../spec/index.ts";

const shares: Readonly<Record<Rule, string>> = {
  proportional: "in proportion",
  "constrained-equal-awards":
    "so that everyone keeps the same, or all it has where that is less (constrained equal awards)",
  "constrained-equal-losses":
    "the same from everyone, or all it has where that is less (constrained equal losses)",
  talmud: "by the rule of the Talmud, in which half of what each has decides",
  piniles: "by the rule of Piniles, equal awards on half of what each has, twice",
  "constrained-egalitarian":
    "as equally as can be while everyone keeps half before anyone keeps more (constrained egalitarian)",
  "random-arrival": "by the average over all orders of arrival (random arrival)",
  "minimal-overlap": "so that as few as possible claim the same part (minimal overlap)",
  "adjusted-proportional": "in proportion, after what the others concede to each (adjusted proportional)",
  queue: "one after the other in ascending id, each the whole",
};

const ranks: Readonly<Record<Rank, string>> = {
  bitmex: "the highest profit times leverage first (losing positions: profit over leverage)",
  binance: "the highest profit over capital, times maintenance margin over equity, first",
  hyperliquid: "those in profit alone, the highest price ratio times leverage first",
  profit: "the largest profit first",
  "pro-rata": "all of them in proportion to their lots",
};

const givenUp: Readonly<Record<Basis, string>> = {
  profit: "whoever has unrealized profit gives up a part of it",
  capital: "whoever has capital gives up a part of it",
  equity: "whoever has capital or unrealized profit gives up a part of their sum, profit first",
  exposure:
    "whoever holds a position, on either side, gives up a part of its worth at the mark, at most its equity",
};

const roundings: Readonly<Record<Rounding, (rest: string, sink: string) => string>> = {
  up: (_, sink) => `Each part is rounded up; what that takes too much goes to ${sink}.`,
  down: (rest) => `Each part is rounded down; what is missing ${rest}.`,
  "largest-remainder": () =>
    "Each part is rounded down, and those with the largest fractions pay the missing atoms, ties to the smaller id.",
  sequential: () =>
    "One account after another, in ascending id, pays its part of what is left, rounded down; the last pays the rest.",
  unspecified: () => "Each part is rounded up or down: which of the two is left open.",
};

/** A mechanism in plain words. */
export interface Reading {
  readonly opening: string;
  /** One text for each layer, in order. */
  readonly layers: readonly string[];
  /** What becomes of the rest, when people can leave, and what becomes of claims. */
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
      ? "Whoever loses pays out of its own profit and capital; beyond that nobody pays."
      : "Whoever loses pays first, out of its own profit and capital. What is lost beyond that, or vanishes from the venue, is paid in this order, by each layer only when those before it have given all they can:",
  layers: mechanism.waterfall.map((layer, i) => `${layer.id}: ${layerReading(mechanism, layer, i)}`),
  policies: [restOf(mechanism), exitsOf(mechanism), ...claimsOf(mechanism)],
});

/** Who pays in a layer, at most how much, and how it is divided. */
const layerReading = (mechanism: Mechanism, layer: Layer, i: number): string => {
  const units = (amount: Atoms): string =>
    `${formatUnits(amount, mechanism.asset)} ${mechanism.asset.symbol}`;
  const rounded = (rounding: Rounding): string =>
    roundings[rounding](
      i === mechanism.waterfall.length - 1 ? "is left over" : "falls to the next layer",
      sinkOf(mechanism),
    );
  switch (layer.kind) {
    case "fund": {
      const floor = layer.floor === undefined ? "all it has" : `what it has above ${units(layer.floor)}`;
      const cap = layer.eventCap === undefined ? "" : `, at most ${units(layer.eventCap)} in one resolve`;
      return `${scopeReading(layer)}the fund pays ${floor}${cap}.`;
    }
    case "defaulter-stake":
      return `those who caused the loss pay out of their own stakes in ${layer.tranche}, each at most its own loss, in ascending id.`;
    case "tranche":
      return `the stakes of all who are solvent pay, in proportion. ${rounded(layer.rounding)}`;
    case "assessment":
      return `all who are solvent and have a stake in ${layer.tranche} are called for more, out of capital: at most ${layer.multiple} times the stake as it was before, in proportion to what each can be called for. ${rounded(layer.rounding)}`;
    case "haircut": {
      const cap = layer.cap === undefined ? "" : `, at most ${layer.cap} of it`;
      if (isOnExit(layer))
        return `nothing is taken at once. As long as a deficit is left, ${onExit[layer.basis === "profit" ? "profit" : "equity"]} at one ratio for all, what is there over what is owed, rounded down.`;
      const holders =
        layer.market === undefined ? "" : `, of those alone who hold a position in ${layer.market}`;
      return `${scopeReading(layer)}${givenUp[layer.basis]}${holders}, ${shares[layer.rule]}${cap}. ${rounded(layer.rounding)}`;
    }
    case "deleverage":
      return `${scopeReading(layer)}bankrupt positions are closed against the other side, ${ranks[layer.rank]}, the last one in part, at the price at which the loss is covered; who is closed gives up the difference to the mark, at most its equity.`;
  }
};

/** What is paid on exit. */
const onExit = {
  profit: "profit becomes capital",
  equity: "whatever is withdrawn, staked or paid in fees is paid",
} as const;

const scopeReading = ({ market }: { readonly market?: string }): string =>
  market === undefined ? "" : `for losses in ${market} alone: `;

const sinkOf = ({ surplus }: Mechanism): string =>
  surplus === "residue" ? "the residue" : `the fund ${surplus}`;

const restOf = (mechanism: Mechanism): string => {
  const funds = layersOf(mechanism, "fund").map(({ id }) => id);
  const later =
    funds.length === 0
      ? "nobody pays it later"
      : `only ${funds.join(" and ")} can pay it at a later resolve, and those who join later never do`;
  switch (mechanism.remainder) {
    case "park":
      return `What is left over is recorded as a deficit: ${later}.`;
    case "halt":
      return `What is left over is recorded as a deficit, and the venue halts for good, but for topUp, resolve and recover: ${later}.`;
    case "carry":
      return "What is left over is recorded as a deficit, and put to all layers again at the next resolve, whoever is there by then.";
  }
};

const exitsOf = ({ exits }: Mechanism): string => {
  switch (exits) {
    case "gated":
      return "While a loss is open nobody can leave: withdraw, stake, unstake and realize are refused until it is resolved.";
    case "open":
      return "People can leave while a loss is open, and what has left before the resolve pays nothing.";
  }
};

const claimsOf = ({ waterfall }: Mechanism): readonly string[] => {
  const layers = waterfall.filter(addsClaim).map(({ id }) => id);
  if (layers.length === 0) return [];
  return [
    `What an account pays in ${layers.join(", ")} stays its claim: money recovered later is shared among the claims in proportion, rounded down.`,
  ];
};
