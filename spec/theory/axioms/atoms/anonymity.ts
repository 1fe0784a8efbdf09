import { exchanged } from "../variants.ts";
import { amountsText, type AtomsAxiom, equal, splitText } from "./problem.ts";

/** Exchanges of neighbours are enough: see the axiom of the same name for rules. */
export const anonymityInAtoms: AtomsAxiom = {
  name: "anonymity",
  sentence: "Names and order do not matter: those who exchange their bases exchange their bills.",
  formula: "x(H, f(w)) = f(x(H, w)) for every permutation f",
  source: "Thomson 2019",
  check: (split, { loss, bases }) => {
    const shares = split(loss, bases);
    for (let i = 0, j = 1; j < bases.length; i = j, j += 1) {
      const turned = { loss, bases: exchanged(bases, i, j) };
      const expected = exchanged(shares, i, j);
      const observed = split(turned.loss, turned.bases);
      if (!equal(observed, expected))
        return {
          expected: `${amountsText(expected)} at ${splitText(turned)}, as ${amountsText(shares)} here`,
          observed: amountsText(observed),
        };
    }
    return undefined;
  },
};
