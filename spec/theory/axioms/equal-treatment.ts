import type { Axiom } from "./axiom.ts";
import { claimsText, listText } from "./text.ts";
import { at, pairs } from "./variants.ts";

export const equalTreatment: Axiom = {
  name: "equal treatment",
  sentence: "Equal claims are awarded the same.",
  formula: "d_i = d_j implies a_i = a_j",
  side: "both",
  dual: "itself",
  source: "O'Neill 1982; Thomson 2019 (equal treatment of equals)",
  check: (rule, problem) => {
    const { claims } = problem;
    const awards = rule(problem);
    for (const [i, j] of pairs(claims.length))
      if (at(claims, i).equals(at(claims, j)) && !at(awards, i).equals(at(awards, j)))
        return {
          expected: `${claimsText([i, j])} to be awarded the same`,
          observed: listText(awards),
        };
    return undefined;
  },
};
