import { atoms } from "../../../numbers/atoms.ts";
import { amountsText, type AtomsAxiom, isPossible, splitText } from "./problem.ts";

/** Steps of one atom are enough: a larger rise is made of them. */
export const lossMonotonicity: AtomsAxiom = {
  name: "loss monotonicity",
  sentence: "A larger loss lowers nobody's bill.",
  formula: "H <= H' implies x_i(H, w) <= x_i(H', w)",
  source: "Balinski and Young 1982 (house monotonicity; its failure is the Alabama paradox)",
  check: (split, { loss, bases }) => {
    const larger = { loss: atoms(loss + 1n), bases };
    if (!isPossible(larger)) return undefined;
    const shares = split(loss, bases);
    const observed = split(larger.loss, bases);
    if (shares.every((share, i) => share <= (observed[i] ?? 0n))) return undefined;
    return {
      expected: `at least ${amountsText(shares)} at ${splitText(larger)}`,
      observed: amountsText(observed),
    };
  },
};
