import type { Fraction } from "fraction.js";
import { type ClaimsRule, excess, lesser, nought } from "./problem.ts";

/** Beyond this many claims the number of subsets is too large to average over. */
export const mostRandomArrivals = 9;

/**
 * Random arrival (RA): claimants come in every order with equal chance, and
 * each takes min(d_i, what is left); the award is the average. Its own dual.
 * (O'Neill 1982; the Shapley value.) For at most 9 claims.
 *
 * Whoever comes first among a set S is i with chance 1 / |S|, and leaves
 * max(0, E - d_i) to the others: what is left depends on S alone.
 */
export const randomArrival: ClaimsRule = ({ estate, claims }) => {
  const known = new Map<number, readonly Fraction[]>();
  const among = (set: number): readonly Fraction[] => {
    const found = known.get(set);
    if (found !== undefined) return found;
    const members = [...claims.keys()].filter((i) => (set & (1 << i)) !== 0);
    const gone = claims.reduce((sum, claim, i) => ((set & (1 << i)) === 0 ? sum.add(claim) : sum), nought);
    const left = excess(estate, gone);
    const awards = claims.map(() => nought);
    for (const first of members) {
      const rest = among(set & ~(1 << first));
      for (const i of members) {
        const award = i === first ? lesser(claims[i] ?? nought, left) : (rest[i] ?? nought);
        awards[i] = (awards[i] ?? nought).add(award.div(members.length));
      }
    }
    known.set(set, awards);
    return awards;
  };
  return among((1 << claims.length) - 1);
};
