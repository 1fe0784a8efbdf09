import { atoms } from "../../../numbers/atoms.ts";
import { replaced } from "../variants.ts";
import { amountsText, type AtomsAxiom, splitText } from "./problem.ts";

/** Steps of one atom are enough: a larger rise is made of them. */
export const claimMonotonicityInAtoms: AtomsAxiom = {
  name: "claim monotonicity",
  sentence: "Whose base rises pays no less and keeps no less, and the others pay no more.",
  formula: "w_i' = w_i + 1: x_i <= x_i' <= x_i + 1, and x_j' <= x_j for the others",
  source: "Thomson 2019",
  check: (split, { loss, bases }) => {
    const shares = split(loss, bases);
    for (const [i, base] of bases.entries()) {
      const variant = { loss, bases: replaced(bases, i, atoms(base + 1n)) };
      const observed = split(loss, variant.bases);
      const rise = (observed[i] ?? 0n) - (shares[i] ?? 0n);
      const othersRise = observed.some((share, j) => j !== i && share > (shares[j] ?? 0n));
      const fault =
        rise < 0n
          ? `payer ${i + 1} to pay no less`
          : rise > 1n
            ? `payer ${i + 1} to keep no less`
            : othersRise
              ? "others to pay no more"
              : undefined;
      if (fault !== undefined)
        return {
          expected: `${fault} than ${amountsText(shares)} at ${splitText(variant)}`,
          observed: amountsText(observed),
        };
    }
    return undefined;
  },
};
