import { constrainedEqualAwards } from "./constrained-equal-awards.ts";
import { constrainedEqualLosses } from "./constrained-equal-losses.ts";
import { type ClaimsRule, claimed } from "./problem.ts";

/**
 * Talmud: half claims decide. Up to half of all claims, CEA on the half
 * claims; beyond, everyone has half the claim and CEL divides the rest. Its
 * own dual. (Mishnah Ketubot 10:4; Aumann and Maschler 1985.)
 */
export const talmud: ClaimsRule = (problem) => {
  const { estate, claims } = problem;
  const half = claimed(problem).div(2);
  const halves = claims.map((claim) => claim.div(2));
  if (estate.lte(half)) return constrainedEqualAwards({ estate, claims: halves });
  const more = constrainedEqualLosses({ estate: estate.sub(half), claims: halves });
  return halves.map((part, i) => part.add(more[i] ?? 0));
};
