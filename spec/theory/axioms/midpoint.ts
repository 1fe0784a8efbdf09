import { claimed } from "../../division/claims/index.ts";
import type { Axiom } from "./axiom.ts";
import { listText } from "./text.ts";
import { same } from "./variants.ts";

/** Speaks of one estate only. A sum of claims that is odd is met doubled, or drawn with its half. */
export const midpoint: Axiom = {
  name: "midpoint",
  sentence: "Half of all claims gives everyone half the claim.",
  formula: "E = D/2 implies a = d/2",
  side: "both",
  dual: "itself",
  source: "Chun, Schummer and Thomson 2001",
  check: (rule, problem) => {
    const { estate, claims } = problem;
    if (!estate.mul(2).equals(claimed(problem))) return undefined;
    const expected = claims.map((claim) => claim.div(2));
    const observed = rule(problem);
    if (same(observed, expected)) return undefined;
    return { expected: listText(expected), observed: listText(observed) };
  },
};
