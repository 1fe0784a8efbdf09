import { claimed, excess, total } from "../../division/claims/index.ts";
import type { Axiom } from "./axiom.ts";
import { listText, problemText } from "./text.ts";
import { at, same } from "./variants.ts";

export const minimalRightsFirst: Axiom = {
  name: "minimal rights first",
  sentence: "What all others concede can come first, and the rest be divided on what is still owed.",
  formula: "R(E, d) = m + R(E - sum m, d - m) with m_i = max(0, E - (D - d_i))",
  side: "awards",
  dual: "claims truncation invariance",
  source: "Curiel, Maschler and Tijs 1987",
  check: (rule, problem) => {
    const { estate, claims } = problem;
    const sum = claimed(problem);
    const rights = claims.map((claim) => excess(estate, sum.sub(claim)));
    const rest = {
      estate: estate.sub(total(rights)),
      claims: claims.map((claim, i) => claim.sub(at(rights, i))),
    };
    const second = rule(rest);
    const expected = rights.map((right, i) => right.add(at(second, i)));
    const observed = rule(problem);
    if (same(observed, expected)) return undefined;
    return {
      expected: `${listText(expected)}: ${listText(rights)} and ${listText(second)} of ${problemText(rest)}`,
      observed: listText(observed),
    };
  },
};
