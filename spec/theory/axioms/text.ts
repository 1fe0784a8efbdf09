import type { Fraction } from "fraction.js";
import type { ClaimsProblem } from "../../division/claims/index.ts";

/** Amounts as exact fractions in parentheses: "(1,3/2)". */
export const listText = (parts: readonly Fraction[]): string =>
  `(${parts.map((part) => part.toFraction()).join(",")})`;

/** "E=2 d=(1,3)": the estate and the claims of a problem. */
export const problemText = ({ estate, claims }: ClaimsProblem): string =>
  `E=${estate.toFraction()} d=${listText(claims)}`;

/** "claim 1", "claims 1 and 3", "claims 1, 2 and 3", counted from one. */
export const claimsText = (places: readonly number[]): string => `claim${placesText(places)}`;

/** " 1", "s 1 and 3": places counted from one, after a noun. */
export const placesText = (places: readonly number[]): string => {
  const names = places.map((place) => place + 1);
  const last = names.at(-1) ?? "none";
  return names.length < 2 ? ` ${last}` : `s ${names.slice(0, -1).join(", ")} and ${last}`;
};
