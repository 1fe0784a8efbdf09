import { claimed } from "../../division/claims/index.ts";
import type { Axiom } from "./axiom.ts";
import { listText, problemText } from "./text.ts";
import { at, same } from "./variants.ts";

export const selfDuality: Axiom = {
  name: "self-duality",
  sentence: "What is missing is divided as what is there: awards and losses follow one rule.",
  formula: "R(E, d) = d - R(D - E, d)",
  side: "both",
  dual: "itself",
  source: "Aumann and Maschler 1985",
  check: (rule, problem) => {
    const { estate, claims } = problem;
    const mirror = { estate: claimed(problem).sub(estate), claims };
    const losses = rule(mirror);
    const expected = claims.map((claim, i) => claim.sub(at(losses, i)));
    const observed = rule(problem);
    if (same(observed, expected)) return undefined;
    return {
      expected: `${listText(expected)}: d less ${listText(losses)} of ${problemText(mirror)}`,
      observed: listText(observed),
    };
  },
};
