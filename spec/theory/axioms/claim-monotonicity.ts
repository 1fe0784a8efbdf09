import type { Axiom } from "./axiom.ts";
import { problemText } from "./text.ts";
import { at, one, replaced } from "./variants.ts";

/** Steps of one are enough among whole claims: a longer rise is made of them. */
export const claimMonotonicity: Axiom = {
  name: "claim monotonicity",
  sentence: "Whose claim rises is awarded no less.",
  formula: "R_i(E, (d_i + c, d_-i)) >= R_i(E, d) for every c > 0",
  side: "awards",
  dual: "linked claim-endowment monotonicity (claim and estate rise alike: the loss does not fall)",
  source: "Thomson 2019",
  check: (rule, problem) => {
    const { estate, claims } = problem;
    const awards = rule(problem);
    for (const [i, claim] of claims.entries())
      for (const raised of [claim.add(one), claim.mul(2)]) {
        const variant = { estate, claims: replaced(claims, i, raised) };
        const observed = at(rule(variant), i);
        if (observed.lt(at(awards, i)))
          return {
            expected: `at least ${at(awards, i).toFraction()} for claim ${i + 1} at ${problemText(variant)}`,
            observed: observed.toFraction(),
          };
      }
    return undefined;
  },
};
