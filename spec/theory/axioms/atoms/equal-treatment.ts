import { pairs } from "../variants.ts";
import { amountsText, type AtomsAxiom } from "./problem.ts";

export const equalTreatmentInAtoms: AtomsAxiom = {
  name: "equal treatment",
  sentence: "Equal bases pay equally.",
  formula: "w_i = w_j implies x_i = x_j",
  source: "O'Neill 1982; Thomson 2019",
  check: (split, { loss, bases }) => {
    const shares = split(loss, bases);
    for (const [i, j] of pairs(bases.length))
      if (bases[i] === bases[j] && shares[i] !== shares[j])
        return { expected: `payers ${i + 1} and ${j + 1} to pay equally`, observed: amountsText(shares) };
    return undefined;
  },
};
