import { type Atoms, atoms, sum, zero } from "../numbers/atoms.ts";
import { divideDown, divideUp } from "../numbers/divide.ts";
import type { Rounding } from "../model/mechanism.ts";
import type { Fraction } from "../numbers/ratio.ts";

/** The roundings that take any quotas; `sequential` divides in proportion, step by step. */
export type QuotaRounding = Exclude<Rounding, "sequential">;

/**
 * The atoms x_i that are paid for quotas q_i whose sum is the loss H. As
 * bases are integers and no quota passes its base, no x_i does. `unspecified`
 * allows any integers next to the quotas; the model then uses largest remainders.
 * @example roundQuotas("up", 3n, [{ numerator: 3n, denominator: 2n }, { numerator: 3n, denominator: 2n }]) // => [2n, 2n]
 */
export const roundQuotas = (
  rounding: QuotaRounding,
  loss: Atoms,
  quotas: readonly Fraction[],
): readonly Atoms[] => {
  switch (rounding) {
    case "up":
      return quotas.map(quotaUp);
    case "down":
      return quotas.map(quotaDown);
    case "largest-remainder":
    case "unspecified":
      return byLargestRemainder(loss, quotas);
  }
};

/** floor(q_i), in atoms. Rounds down. Needs q_i >= 0. */
export const quotaDown = ({ numerator, denominator }: Fraction): Atoms =>
  atoms(divideDown(numerator, denominator));

/** ceil(q_i), in atoms. Rounds up. Needs q_i >= 0. */
export const quotaUp = ({ numerator, denominator }: Fraction): Atoms =>
  atoms(divideUp(numerator, denominator));

/** floor(q_i), then one atom each to the largest q_i - floor(q_i) until the sum is H; ties to the smaller id. */
const byLargestRemainder = (loss: Atoms, quotas: readonly Fraction[]): readonly Atoms[] => {
  const shares = quotas.map(quotaDown);
  const missing = Number(loss - sum(shares));
  const rests = quotas.map(({ numerator, denominator }, i) => ({
    i,
    rest: numerator % denominator,
    denominator,
  }));
  rests.sort((a, b) => {
    const difference = b.rest * a.denominator - a.rest * b.denominator;
    return difference > 0n ? 1 : difference < 0n ? -1 : a.i - b.i;
  });
  for (const { i } of rests.slice(0, missing)) shares[i] = atoms((shares[i] ?? zero) + 1n);
  return shares;
};
