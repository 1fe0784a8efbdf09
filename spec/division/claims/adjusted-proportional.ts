import { type ClaimsRule, claimed, excess, lesser, total } from "./problem.ts";
import { proportional } from "./proportional.ts";

/**
 * Adjusted proportional (APRO): everyone first has the minimal right
 * m_i = max(0, E - (D - d_i)), what the others concede; what is left, E', is
 * divided in proportion to min(E', d_i - m_i). Its own dual. (Curiel,
 * Maschler and Tijs 1987.)
 */
export const adjustedProportional: ClaimsRule = (problem) => {
  const { estate, claims } = problem;
  const sum = claimed(problem);
  const rights = claims.map((claim) => excess(estate, sum.sub(claim)));
  const left = estate.sub(total(rights));
  const rest = claims.map((claim, i) => lesser(left, claim.sub(rights[i] ?? 0)));
  const more = proportional({ estate: left, claims: rest });
  return rights.map((right, i) => right.add(more[i] ?? 0));
};
