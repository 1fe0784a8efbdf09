import * as fc from "fast-check";
import { Fraction } from "fraction.js";
import { anonymity } from "../../spec/theory/axioms/anonymity.ts";
import { type Axiom, axioms } from "../../spec/theory/axioms/index.ts";
import type { ClaimsProblem, ClaimsRule } from "../../spec/division/claims/index.ts";
import { draws, largerProblems } from "./larger-problems.ts";
import { once } from "../once.ts";
import { remember } from "./remember.ts";
import { type Finding, judge } from "./search.ts";
import { type Orderings, smallProblems } from "./small-problems.ts";

/** Judges a rule by axioms, each on every small problem and then on larger ones. */
export const judgeRule = (
  rule: ClaimsRule,
  by: readonly Axiom[] = axioms,
): readonly Finding<ClaimsProblem>[] => judge(remember(rule), by, anonymity, problems);

/** The small problems in exact fractions. */
const exact = (orderings: Orderings) => (): readonly ClaimsProblem[] =>
  [...smallProblems(orderings)].map(({ amount, claims }) => ({
    estate: new Fraction(amount),
    claims: claims.map((claim) => new Fraction(claim)),
  }));

const problems = {
  small: { every: once(exact("every")), ascending: once(exact("ascending")) },
  larger: once((): readonly ClaimsProblem[] => fc.sample(largerProblems, draws)),
};
