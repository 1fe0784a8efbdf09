import { Fraction as Rational } from "fraction.js";
import { type Atoms, sum } from "../numbers/atoms.ts";
import { type ClaimsRuleName, claimsRules, mostRandomArrivals, nought } from "./claims/index.ts";
import type { Fraction } from "../numbers/ratio.ts";

/**
 * The quotas q_i that a rule asks of bases w_1..w_n for a loss H (U = sum w):
 * exact rationals in atoms, 0 <= q_i <= w_i, with the sum H. What is kept is
 * the claims problem of spec section 13: its claims are the bases,
 * its estate is U - H, and q_i = w_i - a_i. Needs 0 <= H <= U and bases above
 * 0, in ascending account id.
 * @example quotasOf("proportional", 4n, [3n, 3n]) // => [{ numerator: 12n, denominator: 6n }, { numerator: 12n, denominator: 6n }]
 * @example quotasOf("constrained-equal-awards", 4n, [3n, 6n]) // => [{ numerator: 1n, denominator: 2n }, { numerator: 7n, denominator: 2n }]
 */
export const quotasOf = (rule: ClaimsRuleName, loss: Atoms, bases: readonly Atoms[]): readonly Fraction[] => {
  const total = sum(bases);
  const divides = ruleFor(rule, bases.length);
  // Where nobody has anything nothing is asked of anyone.
  if (total === 0n) return bases.map(() => ({ numerator: 0n, denominator: 1n }));
  // The common rule, without the detour over awards.
  if (divides === "proportional")
    return bases.map((base) => ({ numerator: base * loss, denominator: total }));
  const claims = bases.map((base) => new Rational(base));
  const awards = claimsRules[divides]({ estate: new Rational(total - loss), claims });
  return claims.map((claim, i) => {
    const { n, d } = claim.sub(awards[i] ?? nought);
    return { numerator: n, denominator: d };
  });
};

/** Too many for random arrival divide in proportion: a resolve is never refused, and must end. */
const ruleFor = (rule: ClaimsRuleName, payers: number): ClaimsRuleName =>
  rule === "random-arrival" && payers > mostRandomArrivals ? "proportional" : rule;
