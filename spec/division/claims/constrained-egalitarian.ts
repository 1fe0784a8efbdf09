import type { Fraction } from "fraction.js";
import { constrainedEqualAwards } from "./constrained-equal-awards.ts";
import { type ClaimsRule, claimed, greater, lesser } from "./problem.ts";

/**
 * Constrained egalitarian (CE): up to half of all claims, min(d_i / 2, L);
 * beyond, max(d_i / 2, min(d_i, L)). As equal as it can be while everyone has
 * half the claim before anyone has more. (Chun, Schummer and Thomson 2001.)
 */
export const constrainedEgalitarian: ClaimsRule = (problem) => {
  const { estate, claims } = problem;
  const half = claimed(problem).div(2);
  if (estate.lte(half))
    return constrainedEqualAwards({ estate, claims: claims.map((claim) => claim.div(2)) });
  const level = levelFor(estate.sub(half), claims);
  return claims.map((claim) => greater(claim.div(2), lesser(claim, level)));
};

/**
 * The level L at which the awards have risen by `more` above the half claims.
 * An award rises with L from d_i / 2 to d_i: between two such points as many
 * rise as have begun and not ended.
 */
const levelFor = (more: Fraction, claims: readonly Fraction[]): Fraction => {
  const points = claims
    .flatMap((claim) => [
      { at: claim.div(2), rising: 1 },
      { at: claim, rising: -1 },
    ])
    .sort((a, b) => a.at.compare(b.at));
  let left = more;
  let rising = 0;
  let level = more.sub(more);
  for (const point of points) {
    const rise = point.at.sub(level).mul(rising);
    if (rising > 0 && rise.gte(left)) return level.add(left.div(rising));
    left = left.sub(rise);
    level = point.at;
    rising += point.rising;
  }
  return level;
};
