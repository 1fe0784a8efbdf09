import type { Rank, Rounding, Rule } from "../../spec/index.ts";

/** Names as a list: "a, b and c". */
export const listed = (names: readonly string[], last: "and" | "or" = "and"): string => {
  const [end, ...before] = [...names].reverse();
  return before.length === 0 ? (end ?? "") : `${before.reverse().join(", ")} ${last} ${end}`;
};

/** How a rule divides what is cut. */
export const shares: Readonly<Record<Rule, string>> = {
  proportional: "in proportion",
  "constrained-equal-awards":
    "so that everyone keeps the same, or all it has where that is less (constrained equal awards)",
  "constrained-equal-losses":
    "the same from everyone, or all it has where that is less (constrained equal losses)",
  talmud: "by the rule of the Talmud, in which half of what each has decides",
  piniles: "by the rule of Piniles, equal awards on half of what each has, twice",
  "constrained-egalitarian":
    "as equally as can be while everyone keeps half before anyone keeps more (constrained egalitarian)",
  "random-arrival":
    "by the average over all orders of arrival (random arrival; in proportion where more than 9 pay)",
  "minimal-overlap": "so that as few as possible claim the same part (minimal overlap)",
  "adjusted-proportional": "in proportion, after what the others concede to each (adjusted proportional)",
  queue: "one after the other in ascending id, each all of it until the loss is paid",
};

const inOrder = "the last one that is needed is closed in part.";

/** In what order positions are closed. Leverage is exposure over what the account owns. */
export const closings: Readonly<Record<Rank, string>> = {
  bitmex: `First come those with the most profit on their cost, times leverage, last those at a loss; ${inOrder}`,
  binance: `First come those with the most profit over capital, times maintenance margin over what they own; ${inOrder}`,
  hyperliquid: `Only those in profit are closed, first those with the highest mark over entry price, times leverage; ${inOrder}`,
  profit: `First come those with the largest profit; ${inOrder}`,
  "pro-rata": "All of them are closed for the same part of their lots, in whole lots.",
};

/** What rounding does with the atoms that are missing, or too many. */
export const roundings: Readonly<Record<Rounding, (rest: string, sink: string) => string>> = {
  up: (_, sink) => `Each part is rounded up; what that takes too much goes to ${sink}.`,
  down: (rest) => `Each part is rounded down; what is missing ${rest}.`,
  "largest-remainder": () =>
    "Each part is rounded down, and those with the largest fractions pay the missing atoms, ties to the smaller id.",
  sequential: () =>
    "One account after another, in ascending id, pays its part of what is left, rounded down; the last pays the rest.",
  unspecified: () => "Each part is rounded up or down: which of the two is left open.",
};
