import type { Fraction } from "fraction.js";
import { type ClaimsRule, excess, greater, lesser, nought } from "./problem.ts";

/**
 * Minimal overlap (MO): claims are placed on parts of the estate so that as
 * little as possible is claimed by many, and each part is shared equally by
 * those who claim it. (O'Neill 1982, after Ibn Ezra; Alcalde, Marco and Silva
 * 2008.) Up to the largest claim all claims begin at the same end; beyond,
 * what a claim has above the level t is placed on a part of its own.
 */
export const minimalOverlap: ClaimsRule = ({ estate, claims }) => {
  const largest = claims.reduce(greater, nought);
  if (largest.gte(estate)) return sharedPart(claims.map((claim) => lesser(claim, estate)));
  const level = levelOf(estate, claims);
  const shared = sharedPart(claims.map((claim) => lesser(claim, level)));
  return claims.map((claim, i) => excess(claim, level).add(shared[i] ?? nought));
};

/** t with sum max(0, d_i - t) = E - t, for an estate above the largest claim. */
const levelOf = (estate: Fraction, claims: readonly Fraction[]): Fraction => {
  const descending = [...claims].sort((a, b) => b.compare(a));
  // With the k largest claims above t: t = (d_1 + .. + d_k - E) / (k - 1).
  let sum = nought;
  for (const [k, claim] of descending.entries()) {
    sum = sum.add(claim);
    if (k === 0) continue;
    const level = sum.sub(estate).div(k);
    const next = descending[k + 1] ?? nought;
    if (level.gte(next)) return level;
  }
  return nought;
};

/** Claims that all begin at one end: each part is divided among those who reach it. */
const sharedPart = (claims: readonly Fraction[]): readonly Fraction[] => {
  const awards = claims.map(() => nought);
  const ascending = [...claims.entries()].sort(([, a], [, b]) => a.compare(b));
  let reached = nought;
  let award = nought;
  for (const [k, [i, claim]] of ascending.entries()) {
    award = award.add(claim.sub(reached).div(claims.length - k));
    reached = claim;
    awards[i] = award;
  }
  return awards;
};
