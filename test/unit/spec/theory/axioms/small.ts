import { Fraction } from "fraction.js";
import type { ClaimsProblem, ClaimsRule } from "../../../../../spec/division/claims/index.ts";

/** A claims problem in whole numbers. */
export const problem = (estate: number, claims: readonly number[]): ClaimsProblem => ({
  estate: new Fraction(estate),
  claims: claims.map((claim) => new Fraction(claim)),
});

/** Why what a rule awards is no division of the estate, or undefined where it is one. */
export const faultOf = (rule: ClaimsRule, asked: ClaimsProblem): string | undefined => {
  const awards = rule(asked);
  const sum = awards.reduce((all, award) => all.add(award), new Fraction(0));
  const isBounded = awards.every((award, i) => award.gte(0) && award.lte(asked.claims[i] ?? 0));
  if (awards.length === asked.claims.length && isBounded && sum.equals(asked.estate)) return undefined;
  return awards.map((award) => award.toFraction()).join(", ");
};
