import type { Axiom } from "./axiom.ts";
import { claimsText, problemText } from "./text.ts";
import { at, groups, merged, sumOf } from "./variants.ts";

/** The problem holds the parts; the whole stands at the place of any of them. */
export const noAdvantageousSplitting: Axiom = {
  name: "no advantageous splitting",
  sentence: "Anyone who splits a claim among several names is awarded no more than as one.",
  formula: "sum over S of R_k(E, d) <= R_i(E, (d(S) at i, d_-S)), for every i in S",
  side: "awards",
  dual: "no advantageous merging",
  source: "O'Neill 1982; de Frutos 1999; Ju, Miyagawa and Sakai 2007",
  check: (rule, problem) => {
    const { estate, claims } = problem;
    const awards = rule(problem);
    for (const group of groups(claims.length, 2, claims.length - 1))
      for (const member of group) {
        const { list, place } = merged(claims, group, member, sumOf(claims, group));
        const whole = { estate, claims: list };
        const apart = sumOf(awards, group);
        const together = at(rule(whole), place);
        if (apart.gt(together))
          return {
            expected: `${claimsText(group)} to be awarded at most ${together.toFraction()}, as one at ${problemText(whole)}`,
            observed: apart.toFraction(),
          };
      }
    return undefined;
  },
};
