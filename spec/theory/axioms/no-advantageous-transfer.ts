import { lesser } from "../../division/claims/index.ts";
import type { Axiom } from "./axiom.ts";
import { claimsText, problemText } from "./text.ts";
import { at, groups, one, replaced, sumOf } from "./variants.ts";

/**
 * A whole unit, or all of a smaller claim, from one member to another: any
 * redistribution of whole claims is made of such steps. The group of all is
 * left out, which is awarded E whatever it does.
 */
export const noAdvantageousTransfer: Axiom = {
  name: "no advantageous transfer",
  sentence: "A group that moves claims among its members is awarded neither more nor less.",
  formula: "sum over S of R_i(E, (d'_S, d_-S)) = sum over S of R_i(E, d) whenever d'(S) = d(S)",
  side: "both",
  dual: "itself",
  source: "Moulin 1985; Chun 1988; Ju, Miyagawa and Sakai 2007",
  check: (rule, problem) => {
    const { estate, claims } = problem;
    const awards = rule(problem);
    for (const group of groups(claims.length, 2, claims.length - 1)) {
      const expected = sumOf(awards, group);
      for (const from of group)
        for (const to of group) {
          if (from === to) continue;
          const moved = lesser(one, at(claims, from));
          const lowered = replaced(claims, from, at(claims, from).sub(moved));
          const variant = { estate, claims: replaced(lowered, to, at(claims, to).add(moved)) };
          const observed = sumOf(rule(variant), group);
          if (!observed.equals(expected))
            return {
              expected: `${expected.toFraction()} for ${claimsText(group)} together also at ${problemText(variant)}`,
              observed: observed.toFraction(),
            };
        }
    }
    return undefined;
  },
};
