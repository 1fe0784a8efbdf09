import { lesser } from "../../division/claims/index.ts";
import type { Axiom } from "./axiom.ts";
import { listText } from "./text.ts";
import { at } from "./variants.ts";

export const boundOnAwards: Axiom = {
  name: "1/n bound on awards",
  sentence: "Everyone is awarded at least 1/n of the claim, or of the estate if that is smaller.",
  formula: "a_i >= min(d_i, E) / n",
  side: "awards",
  dual: "1/n bound on losses (the n-th part of the claim, or of what is missing)",
  source: "Moreno-Ternero and Villar 2004 (securement)",
  check: (rule, problem) => {
    const { estate, claims } = problem;
    const awards = rule(problem);
    const least = claims.map((claim) => lesser(claim, estate).div(claims.length));
    if (awards.every((award, i) => award.gte(at(least, i)))) return undefined;
    return { expected: `at least ${listText(least)}`, observed: listText(awards) };
  },
};
