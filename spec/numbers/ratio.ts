import { type Atoms, atoms } from "./atoms.ts";
import { divideDown } from "./divide.ts";

/** An exact decimal as text, such as "0.25": a cap or a multiple. Never a float. */
export type Ratio = string;

/** A ratio as a fraction of two integers, denominator > 0. */
export interface Fraction {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/**
 * The exact fraction that a decimal text denotes: its digits, over a power of
 * ten for those after the point.
 * @example toFraction("0.25") // => { numerator: 25n, denominator: 100n }
 * @example toFraction("3") // => { numerator: 3n, denominator: 1n }
 */
export const toFraction = (ratio: Ratio): Fraction => {
  const [whole = "0", part = ""] = ratio.split(".");
  return { numerator: BigInt(whole + part), denominator: 10n ** BigInt(part.length) };
};

/**
 * floor(ratio * amount), in atoms. Rounds down. Needs amount >= 0.
 * @example timesDown(atoms(10n), toFraction("0.25")) // => 2n
 */
export const timesDown = (amount: Atoms, ratio: Fraction): Atoms =>
  atoms(divideDown(amount * ratio.numerator, ratio.denominator));
