import { claimed, lesser } from "../../division/claims/index.ts";
import type { Axiom } from "./axiom.ts";
import { listText, problemText } from "./text.ts";
import { at, one, same } from "./variants.ts";

/**
 * The estate is the middle of two others: of its neighbours, which is enough
 * among whole estates (awards that are everywhere the mean of their neighbours
 * lie on a line), and of the two farthest.
 */
export const endowmentLinearity: Axiom = {
  name: "endowment linearity",
  sentence: "An estate between two others is divided as they are, in between.",
  formula: "R(tE + (1-t)E', d) = t R(E, d) + (1-t) R(E', d) for every t in [0, 1]",
  side: "both",
  dual: "itself",
  source: "Thomson 2019; ClaimsProblems no. 33 (endowment convexity)",
  check: (rule, problem) => {
    const { estate, claims } = problem;
    const farthest = lesser(estate, claimed(problem).sub(estate));
    const awards = rule(problem);
    for (const step of [lesser(one, farthest), farthest]) {
      const low = { estate: estate.sub(step), claims };
      const high = { estate: estate.add(step), claims };
      const ends = [rule(low), rule(high)] as const;
      const expected = claims.map((_, i) => at(ends[0], i).add(at(ends[1], i)).div(2));
      if (!same(awards, expected))
        return {
          expected: `${listText(expected)}, the mean of ${problemText(low)} and E=${high.estate.toFraction()}`,
          observed: listText(awards),
        };
    }
    return undefined;
  },
};
