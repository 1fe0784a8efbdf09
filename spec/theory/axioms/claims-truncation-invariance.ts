import { lesser } from "../../division/claims/index.ts";
import type { Axiom } from "./axiom.ts";
import { listText, problemText } from "./text.ts";
import { same } from "./variants.ts";

export const claimsTruncationInvariance: Axiom = {
  name: "claims truncation invariance",
  sentence: "The part of a claim above the estate does not count.",
  formula: "R(E, d) = R(E, min(d, E))",
  side: "awards",
  dual: "minimal rights first",
  source: "Curiel, Maschler and Tijs 1987; Dagan and Volij 1993",
  check: (rule, problem) => {
    const { estate, claims } = problem;
    const truncated = { estate, claims: claims.map((claim) => lesser(claim, estate)) };
    const expected = rule(truncated);
    const observed = rule(problem);
    if (same(observed, expected)) return undefined;
    return {
      expected: `${listText(expected)}, as at ${problemText(truncated)}`,
      observed: listText(observed),
    };
  },
};
