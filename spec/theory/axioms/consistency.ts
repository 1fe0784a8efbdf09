import { total } from "../../division/claims/index.ts";
import type { Axiom } from "./axiom.ts";
import { claimsText, listText, problemText } from "./text.ts";
import { groups, same, those } from "./variants.ts";

export const consistency: Axiom = {
  name: "consistency",
  sentence: "When some leave with their awards, the others are awarded the same again.",
  formula: "x = R(E, d) implies R(x(S), d_S) = x_S for every group S",
  side: "both",
  dual: "itself",
  source: "Aumann and Maschler 1985; Young 1987",
  check: (rule, problem) => {
    const { claims } = problem;
    const awards = rule(problem);
    for (const group of groups(claims.length, 1, claims.length - 1)) {
      const expected = those(awards, group);
      const rest = { estate: total(expected), claims: those(claims, group) };
      const observed = rule(rest);
      if (!same(observed, expected))
        return {
          expected: `${listText(expected)} for ${claimsText(group)} again at ${problemText(rest)}`,
          observed: listText(observed),
        };
    }
    return undefined;
  },
};
