import { Decimal } from "decimal.js";
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
 * The exact fraction that a decimal text denotes. decimal.js reads the text
 * without rounding it, whatever the number of digits.
 * @example toFraction("0.25") // => { numerator: 25n, denominator: 100n }
 */
export const toFraction = (ratio: Ratio): Fraction => {
  const decimal = new Decimal(ratio);
  const places = decimal.decimalPlaces();
  return {
    numerator: BigInt(decimal.toFixed(places).replace(".", "")),
    denominator: 10n ** BigInt(places),
  };
};

/**
 * floor(ratio * amount), in atoms. Rounds down. Needs amount >= 0.
 * @example timesDown(atoms(10n), toFraction("0.25")) // => 2n
 */
export const timesDown = (amount: Atoms, ratio: Fraction): Atoms =>
  atoms(divideDown(amount * ratio.numerator, ratio.denominator));
