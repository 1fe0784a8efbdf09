import { atoms } from "../../../numbers/atoms.ts";
import { amountsText, type AtomsAxiom, equal, isPossible, splitText } from "./problem.ts";
import { lossesBetween } from "./losses.ts";

export const compositionDownInAtoms: AtomsAxiom = {
  name: "composition down",
  sentence: "When the loss turns out smaller, the bills first sent can stand as the bases.",
  formula: "H' < H implies x(H', x(H, w)) = x(H', w)",
  source: "Moulin 1987, 2000; on awards it is composition up",
  check: (split, { loss, bases }) => {
    const billed = split(loss, bases);
    for (const less of lossesBetween(atoms(0n), loss)) {
      const again = { loss: less, bases: billed };
      if (!isPossible(again)) continue;
      const expected = split(less, bases);
      const observed = split(less, billed);
      if (!equal(observed, expected))
        return {
          expected: `${amountsText(expected)} of H=${less}, also at ${splitText(again)}`,
          observed: amountsText(observed),
        };
    }
    return undefined;
  },
};
