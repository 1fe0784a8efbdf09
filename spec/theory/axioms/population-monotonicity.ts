import { total } from "../../division/claims/index.ts";
import type { Axiom } from "./axiom.ts";
import { listText } from "./text.ts";
import { at, without } from "./variants.ts";

/** One leaves at a time: when several do, the estate is still short of all claims after each. */
export const populationMonotonicity: Axiom = {
  name: "population monotonicity",
  sentence: "When somebody else joins for the same estate, nobody is awarded more.",
  formula: "E <= D - d_k implies R_-k(E, d) <= R(E, d_-k)",
  side: "awards",
  dual: "linked endowment-population monotonicity (who joins brings the claim along: nobody loses more)",
  source: "Thomson 1983, 2019",
  check: (rule, problem) => {
    const { estate, claims } = problem;
    if (claims.length < 2) return undefined;
    const awards = rule(problem);
    for (const k of claims.keys()) {
      const before = { estate, claims: without(claims, k) };
      if (estate.gt(total(before.claims))) continue;
      const most = rule(before);
      const observed = without(awards, k);
      if (observed.some((award, i) => award.gt(at(most, i))))
        return {
          expected: `at most ${listText(most)}, as without claim ${k + 1}`,
          observed: listText(observed),
        };
    }
    return undefined;
  },
};
