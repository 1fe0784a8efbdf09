/**
 * Whether a case comes up as often as it must, as QuickCheck's checkCoverage
 * decides it: by Wilson's score interval, at a certainty so high that one may
 * look as often as one likes, after every run and again after a longer one.
 * Source: QuickCheck, Test.QuickCheck.State (Confidence) and Test.QuickCheck.Test
 * (sufficientlyCovered, insufficientlyCovered); Wilson 1927.
 */

/** An interval says the truth in all but one of 10^9 cases: this many standard deviations, both sides. */
const deviations = 6.109_410_204_869;

/** A percentage is met when at least this part of it is sure: no finite sample tells 5 % from 4.9999 %. */
const tolerance = 0.9;

/** Between which parts of all (0 to 1) the true one lies. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/**
 * Wilson's interval for `seen` of `of` cases; nothing is known of none.
 * @example wilson(0, 0) // => { low: 0, high: 1 }
 */
export const wilson = (seen: number, of: number): Interval => {
  if (of === 0) return { low: 0, high: 1 };
  const part = seen / of;
  const square = deviations ** 2 / of;
  const middle = (part + square / 2) / (1 + square);
  const reach = (deviations / (1 + square)) * Math.sqrt((part * (1 - part)) / of + square / (4 * of));
  // At the ends the formula gives 0 and 1, except for an error in the last digit.
  return { low: seen === 0 ? 0 : middle - reach, high: seen === of ? 1 : middle + reach };
};

/** What a sample says of a required percentage. */
export type Decision = "met" | "unmet" | "undecided";

/**
 * Whether a case that was seen so often comes up in `percent` of all.
 * @example decide(200, 1000, 10) // => "met"
 * @example decide(2, 1000, 10) // => "unmet"
 * @example decide(12, 100, 10) // => "undecided"
 */
export const decide = (seen: number, of: number, percent: number): Decision => {
  const { low, high } = wilson(seen, of);
  if (low >= (tolerance * percent) / 100) return "met";
  return high < percent / 100 ? "unmet" : "undecided";
};
