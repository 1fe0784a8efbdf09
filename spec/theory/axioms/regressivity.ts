import type { Axiom } from "./axiom.ts";
import { listText } from "./text.ts";
import { ascending, at } from "./variants.ts";

export const regressivity: Axiom = {
  name: "regressivity",
  sentence: "A larger claim is awarded no larger part of itself.",
  formula: "0 < d_i <= d_j implies a_i / d_i >= a_j / d_j",
  side: "awards",
  dual: "progressivity",
  source: "Thomson 2019",
  check: (rule, problem) => {
    const { claims } = problem;
    const awards = rule(problem);
    for (const [small, large] of ascending(claims)) {
      // Multiplied out, a claim of 0 compares 0 with 0.
      if (
        at(awards, small)
          .mul(at(claims, large))
          .lt(at(awards, large).mul(at(claims, small)))
      )
        return {
          expected: `no larger part of claim ${large + 1} than of claim ${small + 1}`,
          observed: listText(awards),
        };
    }
    return undefined;
  },
};
