import { placesText } from "../text.ts";
import { mergers } from "./merging.ts";
import { type AtomsAxiom, splitText } from "./problem.ts";

export const neighboursAsOne: AtomsAxiom = {
  name: "neighbours as one",
  sentence: "Accounts whose ids follow each other pay the same as one account in their place.",
  formula: "x_i(H, (w(S) at i, w_-S)) = sum over S of x_k(H, w), for every S without gaps",
  source: "the cumulative floor telescopes",
  ordered: true,
  check: (split, problem) => {
    for (const { group, whole, apart, together } of mergers(split, problem)) {
      const neighbours = (group.at(-1) ?? 0) - (group[0] ?? 0) === group.length - 1;
      if (neighbours && together !== apart)
        return {
          expected: `payer${placesText(group)} to pay ${together} apart, as one at ${splitText(whole)}`,
          observed: String(apart),
        };
    }
    return undefined;
  },
};
