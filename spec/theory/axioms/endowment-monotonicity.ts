import type { Axiom } from "./axiom.ts";
import { listText, problemText } from "./text.ts";
import { at, one } from "./variants.ts";
import { claimed, lesser } from "../../division/claims/index.ts";

/** Steps of one are enough among whole estates: a longer rise is made of them. */
export const endowmentMonotonicity: Axiom = {
  name: "endowment monotonicity",
  sentence: "When there is more to divide, nobody is awarded less.",
  formula: "E <= E' <= D implies R(E', d) >= R(E, d)",
  side: "both",
  dual: "itself",
  source: "Thomson 2019 (resource monotonicity)",
  check: (rule, problem) => {
    const { estate, claims } = problem;
    const sum = claimed(problem);
    const awards = rule(problem);
    for (const raised of [lesser(estate.add(one), sum), estate.add(sum).div(2)]) {
      const variant = { estate: raised, claims };
      const observed = rule(variant);
      if (observed.some((award, i) => award.lt(at(awards, i))))
        return {
          expected: `at least ${listText(awards)} at ${problemText(variant)}`,
          observed: listText(observed),
        };
    }
    return undefined;
  },
};
