import type { Fraction } from "fraction.js";
import type { ClaimsRule } from "../../spec/division/claims/index.ts";

/**
 * The same rule, asked only once about each problem: the axioms ask for the
 * same problems and variants again and again.
 */
export const remember = (rule: ClaimsRule): ClaimsRule => {
  const known = new Map<string, readonly Fraction[]>();
  return (problem) => {
    let key = textOf(problem.estate);
    for (const claim of problem.claims) key += ` ${textOf(claim)}`;
    const found = known.get(key);
    if (found !== undefined) return found;
    const awards = rule(problem);
    known.set(key, awards);
    return awards;
  };
};

/** A fraction in text. Much of the search is spent here: whole numbers are short. */
const textOf = ({ s, n, d }: Fraction): string => {
  const size = d === 1n ? String(n) : `${n}/${d}`;
  return s < 0n ? `-${size}` : size;
};
