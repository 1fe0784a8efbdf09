import { type ClaimsRule, claimed, nought } from "./problem.ts";

/**
 * Proportional (PRO): a_i = (E / D) d_i. Its own dual: losses are
 * proportional too. The only rule under which neither merging nor splitting
 * claims pays (O'Neill 1982, de Frutos 1999, Ju, Miyagawa and Sakai 2007).
 */
export const proportional: ClaimsRule = (problem) => {
  const sum = claimed(problem);
  return problem.claims.map((claim) => (sum.equals(0) ? nought : claim.mul(problem.estate).div(sum)));
};
