import { placesText } from "../text.ts";
import { mergers } from "./merging.ts";
import { type AtomsAxiom, splitText } from "./problem.ts";

export const boundedMerging: AtomsAxiom = {
  name: "bounded merging",
  sentence: "Merging k accounts saves at most k - 1 atoms.",
  formula: "x_i(H, (w(S) at i, w_-S)) >= sum over S of x_k(H, w) - (|S| - 1), for every i in S",
  source: "a sum of k ceilings is less than k above the sum",
  check: (split, problem) => {
    for (const { group, whole, apart, together } of mergers(split, problem)) {
      const least = apart - BigInt(group.length - 1);
      if (together < least)
        return {
          expected: `payer${placesText(group)} as one to pay at least ${least} at ${splitText(whole)}`,
          observed: String(together),
        };
    }
    return undefined;
  },
};
