import type { Atoms } from "../../../numbers/atoms.ts";
import { pairs } from "../variants.ts";
import { amountsText, type AtomsAxiom } from "./problem.ts";

/** Strictly larger bases alone: what happens between equal ones is equal treatment (spec 12.8). */
export const orderPreservationInAtoms: AtomsAxiom = {
  name: "order preservation",
  sentence: "A larger base pays no less, and keeps no less.",
  formula: "w_i < w_j implies x_i <= x_j and w_i - x_i <= w_j - x_j",
  source: "Aumann and Maschler 1985",
  check: (split, { loss, bases }) => {
    const shares = split(loss, bases);
    const kept = bases.map((base, i) => base - (shares[i] ?? 0n));
    for (const [i, j] of pairs(bases.length)) {
      const [small, large] = (bases[i] ?? 0n) < (bases[j] ?? 0n) ? [i, j] : [j, i];
      if (bases[small] === bases[large]) continue;
      if (above(shares, small, large))
        return {
          expected: `payer ${large + 1} to pay no less than payer ${small + 1}`,
          observed: amountsText(shares),
        };
      if (above(kept, small, large))
        return {
          expected: `payer ${large + 1} to keep no less than payer ${small + 1}`,
          observed: `${amountsText(shares)}, kept (${kept.join(",")})`,
        };
    }
    return undefined;
  },
};

const above = (amounts: readonly (Atoms | bigint)[], i: number, j: number): boolean =>
  (amounts[i] ?? 0n) > (amounts[j] ?? 0n);
