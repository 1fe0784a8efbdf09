import { type ClaimsRule, dualOf, lesser } from "./problem.ts";

/** Everyone is paid in full, in the order given, while there is estate left. */
const firstServed: ClaimsRule = ({ estate, claims }) => {
  let left = estate;
  return claims.map((claim) => {
    const award = lesser(claim, left);
    left = left.sub(award);
    return award;
  });
};

/**
 * Queue: stated on losses. Each loses the whole claim, in the order given,
 * while there is loss left: an auto-deleveraging queue. A priority rule;
 * anonymous it is not. (Moulin 2000.)
 */
export const queue: ClaimsRule = dualOf(firstServed);
