import { placesText } from "../text.ts";
import { mergers } from "./merging.ts";
import { type AtomsAxiom, splitText } from "./problem.ts";

/** The problem holds the parts, at any places; the whole stands at the place of any of them. */
export const noAdvantageousSplittingInAtoms: AtomsAxiom = {
  name: "no advantageous splitting",
  sentence: "Anyone who splits an account into several pays no less than as one (Sybil-resistance).",
  formula: "sum over S of x_k(H, w) >= x_i(H, (w(S) at i, w_-S)), for every i in S",
  source: "O'Neill 1982; de Frutos 1999",
  check: (split, problem) => {
    for (const { group, whole, apart, together } of mergers(split, problem))
      if (apart < together)
        return {
          expected: `payer${placesText(group)} to pay at least ${together}, as one at ${splitText(whole)}`,
          observed: String(apart),
        };
    return undefined;
  },
};
