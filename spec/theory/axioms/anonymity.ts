import type { Axiom } from "./axiom.ts";
import { listText, problemText } from "./text.ts";
import { exchanged, same } from "./variants.ts";

/**
 * Exchanges of neighbours are enough: they generate all permutations, and a
 * search over every ordering tries them from each.
 */
export const anonymity: Axiom = {
  name: "anonymity",
  sentence: "Names and order do not matter: those who exchange their claims exchange their awards.",
  formula: "R(E, f(d)) = f(R(E, d)) for every permutation f",
  side: "both",
  dual: "itself",
  source: "Thomson 2019",
  check: (rule, problem) => {
    const { estate, claims } = problem;
    const awards = rule(problem);
    for (let i = 0, j = 1; j < claims.length; i = j, j += 1) {
      const turned = { estate, claims: exchanged(claims, i, j) };
      const expected = exchanged(awards, i, j);
      const observed = rule(turned);
      if (!same(observed, expected))
        return {
          expected: `${listText(expected)} at ${problemText(turned)}, as ${listText(awards)} here`,
          observed: listText(observed),
        };
    }
    return undefined;
  },
};
