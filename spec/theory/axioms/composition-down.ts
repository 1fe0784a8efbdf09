import { nought } from "../../division/claims/index.ts";
import type { Axiom } from "./axiom.ts";
import { listText, problemText } from "./text.ts";
import { estatesBetween, same } from "./variants.ts";

export const compositionDown: Axiom = {
  name: "composition down",
  sentence: "When there turns out to be less, the awards first promised can stand as the claims.",
  formula: "E' < E implies R(E', R(E, d)) = R(E', d)",
  side: "awards",
  dual: "composition up",
  source: "Moulin 1987, 2000 (path independence)",
  check: (rule, problem) => {
    const { estate, claims } = problem;
    const promised = rule(problem);
    for (const less of estatesBetween(nought, estate)) {
      const again = { estate: less, claims: promised };
      const expected = rule({ estate: less, claims });
      const observed = rule(again);
      if (!same(observed, expected))
        return {
          expected: `${listText(expected)} of E=${less.toFraction()}, also at ${problemText(again)}`,
          observed: listText(observed),
        };
    }
    return undefined;
  },
};
