import { type ClaimsRule, nought } from "./problem.ts";

/**
 * Constrained equal awards (CEA): a_i = min(d_i, L), L such that the awards
 * sum to E. Everyone keeps the same, but nobody more than the claim: a loss
 * falls on the largest holders first. (Maimonides; Thomson 2019.)
 */
export const constrainedEqualAwards: ClaimsRule = ({ estate, claims }) => {
  const awards = claims.map(() => nought);
  const ascending = [...claims.entries()].sort(([, a], [, b]) => a.compare(b));
  let left = estate;
  for (const [k, [i, claim]] of ascending.entries()) {
    // Anyone who claims less than an equal part of what is left is paid in full; the first who does not sets L.
    const equal = left.div(claims.length - k);
    const award = claim.lt(equal) ? claim : equal;
    awards[i] = award;
    left = left.sub(award);
  }
  return awards;
};
