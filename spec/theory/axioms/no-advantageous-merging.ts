import type { Axiom } from "./axiom.ts";
import { claimsText, problemText } from "./text.ts";
import { at, groups, merged, sumOf } from "./variants.ts";

export const noAdvantageousMerging: Axiom = {
  name: "no advantageous merging",
  sentence: "A group that puts its claims together as one is awarded no more than it was apart.",
  formula: "R_i(E, (d(S) at i, d_-S)) <= sum over S of R_k(E, d), for every i in S",
  side: "awards",
  dual: "no advantageous splitting",
  source: "O'Neill 1982; de Frutos 1999",
  check: (rule, problem) => {
    const { estate, claims } = problem;
    const awards = rule(problem);
    for (const group of groups(claims.length, 2, claims.length - 1))
      for (const member of group) {
        const { list, place } = merged(claims, group, member, sumOf(claims, group));
        const whole = { estate, claims: list };
        const apart = sumOf(awards, group);
        const together = at(rule(whole), place);
        if (together.gt(apart))
          return {
            expected: `${claimsText(group)} to be awarded at most ${apart.toFraction()} as one, at ${problemText(whole)}`,
            observed: together.toFraction(),
          };
      }
    return undefined;
  },
};
