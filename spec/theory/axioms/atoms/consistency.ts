import { sum } from "../../../numbers/atoms.ts";
import { placesText } from "../text.ts";
import { groups, those } from "../variants.ts";
import { amountsText, type AtomsAxiom, equal, isPossible, splitText } from "./problem.ts";

export const consistencyInAtoms: AtomsAxiom = {
  name: "consistency",
  sentence: "When some leave with their bills paid, the others' bills split again are the same.",
  formula: "x(x(S), w_S) = x_S for every group S",
  source: "Aumann and Maschler 1985; Young 1987; Moulin 2000",
  check: (split, { loss, bases }) => {
    const shares = split(loss, bases);
    for (const group of groups(bases.length, 1, bases.length - 1)) {
      const expected = those(shares, group);
      const rest = { loss: sum(expected), bases: those(bases, group) };
      if (!isPossible(rest)) continue;
      const observed = split(rest.loss, rest.bases);
      if (!equal(observed, expected))
        return {
          expected: `${amountsText(expected)} for payer${placesText(group)} again at ${splitText(rest)}`,
          observed: amountsText(observed),
        };
    }
    return undefined;
  },
};
