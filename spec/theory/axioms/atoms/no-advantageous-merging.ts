import { placesText } from "../text.ts";
import { mergers } from "./merging.ts";
import { type AtomsAxiom, splitText } from "./problem.ts";

export const noAdvantageousMergingInAtoms: AtomsAxiom = {
  name: "no advantageous merging",
  sentence: "Accounts that become one pay no less than apart.",
  formula: "x_i(H, (w(S) at i, w_-S)) >= sum over S of x_k(H, w), for every i in S",
  source: "O'Neill 1982; de Frutos 1999",
  check: (split, problem) => {
    for (const { group, whole, apart, together } of mergers(split, problem))
      if (together < apart)
        return {
          expected: `payer${placesText(group)} as one to pay at least ${apart} at ${splitText(whole)}`,
          observed: String(together),
        };
    return undefined;
  },
};
