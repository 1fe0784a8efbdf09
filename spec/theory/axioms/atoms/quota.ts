import { sum } from "../../../numbers/atoms.ts";
import { divideDown, divideUp } from "../../../numbers/divide.ts";
import { amountsText, type AtomsAxiom } from "./problem.ts";

export const quota: AtomsAxiom = {
  name: "quota",
  sentence: "Everyone pays the proportional share, rounded down or up.",
  formula: "floor(q_i) <= x_i <= ceil(q_i)",
  source: "Balinski and Young 1982; spec section 6",
  check: (split, { loss, bases }) => {
    const total = sum(bases);
    if (total === 0n) return undefined;
    const shares = split(loss, bases);
    for (const [i, base] of bases.entries()) {
      const [low, high] = [divideDown(base * loss, total), divideUp(base * loss, total)];
      const share = shares[i] ?? 0n;
      if (share < low || share > high)
        return {
          expected: `payer ${i + 1} to pay ${low === high ? low : `${low} or ${high}`}`,
          observed: amountsText(shares),
        };
    }
    return undefined;
  },
};
