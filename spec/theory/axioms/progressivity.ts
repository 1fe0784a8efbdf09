import type { Axiom } from "./axiom.ts";
import { listText } from "./text.ts";
import { ascending, at } from "./variants.ts";

export const progressivity: Axiom = {
  name: "progressivity",
  sentence: "A larger claim is awarded no smaller part of itself.",
  formula: "0 < d_i <= d_j implies a_i / d_i <= a_j / d_j",
  side: "awards",
  dual: "regressivity",
  source: "Thomson 2019",
  check: (rule, problem) => {
    const { claims } = problem;
    const awards = rule(problem);
    for (const [small, large] of ascending(claims)) {
      // Multiplied out, a claim of 0 compares 0 with 0.
      if (
        at(awards, small)
          .mul(at(claims, large))
          .gt(at(awards, large).mul(at(claims, small)))
      )
        return {
          expected: `no smaller part of claim ${large + 1} than of claim ${small + 1}`,
          observed: listText(awards),
        };
    }
    return undefined;
  },
};
