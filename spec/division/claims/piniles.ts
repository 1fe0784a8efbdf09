import { constrainedEqualAwards } from "./constrained-equal-awards.ts";
import { type ClaimsRule, claimed } from "./problem.ts";

/**
 * Piniles (PIN): CEA on the half claims, twice: first up to half of all
 * claims, then again for what is beyond. (Piniles 1861; Thomson 2019.)
 */
export const piniles: ClaimsRule = (problem) => {
  const { estate, claims } = problem;
  const half = claimed(problem).div(2);
  const halves = claims.map((claim) => claim.div(2));
  if (estate.lte(half)) return constrainedEqualAwards({ estate, claims: halves });
  const more = constrainedEqualAwards({ estate: estate.sub(half), claims: halves });
  return halves.map((part, i) => part.add(more[i] ?? 0));
};
