import { Fraction } from "fraction.js";
import type { Axiom } from "./axiom.ts";
import { listText, problemText } from "./text.ts";
import { same } from "./variants.ts";

/** One up and one down. */
const factors = [new Fraction(2), new Fraction(1, 3)];

export const homogeneity: Axiom = {
  name: "homogeneity",
  sentence: "The unit does not matter: k times the estate and the claims give k times the awards.",
  formula: "R(kE, kd) = k R(E, d) for every k > 0",
  side: "both",
  dual: "itself",
  source: "Thomson 2019",
  check: (rule, problem) => {
    const awards = rule(problem);
    for (const factor of factors) {
      const scaled = {
        estate: problem.estate.mul(factor),
        claims: problem.claims.map((claim) => claim.mul(factor)),
      };
      const expected = awards.map((award) => award.mul(factor));
      const observed = rule(scaled);
      if (!same(observed, expected))
        return {
          expected: `${listText(expected)} at ${problemText(scaled)}, as ${listText(awards)} here`,
          observed: listText(observed),
        };
    }
    return undefined;
  },
};
