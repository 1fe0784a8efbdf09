import { Fraction } from "fraction.js";

/**
 * A claims problem: an estate E is divided among claims d_1..d_n whose sum D
 * is at least E. A haircut is one: the claims are the bases w_i, the estate is
 * what holders keep, E = U - H, and the losses are x_i = d_i - a_i.
 *
 * All amounts are exact rationals, in any one unit.
 */
export interface ClaimsProblem {
  readonly estate: Fraction;
  readonly claims: readonly Fraction[];
}

/**
 * A rule says what each claim is awarded: 0 <= a_i <= d_i and sum a_i = E. It
 * is stated on awards; its dual, stated on losses, may be another rule.
 */
export type ClaimsRule = (problem: ClaimsProblem) => readonly Fraction[];

export const nought = new Fraction(0);

/** The sum of fractions, 0 for none. */
export const total = (parts: readonly Fraction[]): Fraction =>
  parts.reduce((sum, part) => sum.add(part), nought);

/** The smaller of two fractions. */
export const lesser = (a: Fraction, b: Fraction): Fraction => (a.lt(b) ? a : b);

/** The larger of two fractions. */
export const greater = (a: Fraction, b: Fraction): Fraction => (a.gt(b) ? a : b);

/** a - b, or 0 when that is negative. */
export const excess = (a: Fraction, b: Fraction): Fraction => greater(nought, a.sub(b));

/** D: the sum of the claims. */
export const claimed = ({ claims }: ClaimsProblem): Fraction => total(claims);

/** The dual rule: it divides what is missing as the rule divides what is there. */
export const dualOf =
  (rule: ClaimsRule): ClaimsRule =>
  ({ estate, claims }) => {
    const losses = rule({ estate: total(claims).sub(estate), claims });
    return claims.map((claim, i) => claim.sub(losses[i] ?? nought));
  };
