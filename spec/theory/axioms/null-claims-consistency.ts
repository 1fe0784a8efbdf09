import type { Axiom } from "./axiom.ts";
import { listText, problemText } from "./text.ts";
import { same, without } from "./variants.ts";

/** One at a time is enough: several null claims leave one after the other. */
export const nullClaimsConsistency: Axiom = {
  name: "null-claims consistency",
  sentence: "Anyone who claims nothing can leave, and nothing changes for the others.",
  formula: "d_k = 0 implies R(E, d_-k) = R_-k(E, d)",
  side: "both",
  dual: "itself",
  source: "O'Neill 1982; Thomson 2019",
  check: (rule, problem) => {
    const { estate, claims } = problem;
    if (claims.length < 2) return undefined;
    const awards = rule(problem);
    for (const [k, claim] of claims.entries()) {
      if (!claim.equals(0)) continue;
      const rest = { estate, claims: without(claims, k) };
      const expected = without(awards, k);
      const observed = rule(rest);
      if (!same(observed, expected))
        return {
          expected: `${listText(expected)} also at ${problemText(rest)}`,
          observed: listText(observed),
        };
    }
    return undefined;
  },
};
