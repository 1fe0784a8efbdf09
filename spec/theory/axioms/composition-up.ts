import { claimed } from "../../division/claims/index.ts";
import type { Axiom } from "./axiom.ts";
import { listText, problemText } from "./text.ts";
import { at, estatesBetween, same } from "./variants.ts";

export const compositionUp: Axiom = {
  name: "composition up",
  sentence: "When there turns out to be more, the rest can be divided on what is still owed.",
  formula: "E < E' <= D implies R(E', d) = R(E, d) + R(E' - E, d - R(E, d))",
  side: "awards",
  dual: "composition down",
  source: "Young 1988 (composition)",
  check: (rule, problem) => {
    const { estate, claims } = problem;
    const first = rule(problem);
    const owed = claims.map((claim, i) => claim.sub(at(first, i)));
    for (const more of estatesBetween(estate, claimed(problem))) {
      const rest = { estate: more.sub(estate), claims: owed };
      const expected = rule({ estate: more, claims });
      const second = rule(rest);
      const observed = first.map((award, i) => award.add(at(second, i)));
      if (!same(observed, expected))
        return {
          expected: `${listText(expected)} of E=${more.toFraction()}, also with ${problemText(rest)} after it`,
          observed: listText(observed),
        };
    }
    return undefined;
  },
};
