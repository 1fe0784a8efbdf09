import { amountsText, type AtomsAxiom } from "./problem.ts";

export const claimsBound: AtomsAxiom = {
  name: "claims bound",
  sentence: "Nobody pays more than the base, or less than nothing.",
  formula: "0 <= x_i <= w_i",
  source: "Thomson 2019; spec section 6",
  check: (split, { loss, bases }) => {
    const shares = split(loss, bases);
    if (shares.every((share, i) => share >= 0n && share <= (bases[i] ?? 0n))) return undefined;
    return { expected: `at most ${amountsText(bases)}`, observed: amountsText(shares) };
  },
};
