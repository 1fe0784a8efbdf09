import { atoms, sum } from "../../../numbers/atoms.ts";
import { amountsText, type AtomsAxiom, equal, isPossible, splitText } from "./problem.ts";
import { lossesBetween } from "./losses.ts";

export const compositionUpInAtoms: AtomsAxiom = {
  name: "composition up",
  sentence: "Two losses in turn cost everyone what one of both does.",
  formula: "H < H' <= U implies x(H', w) = x(H, w) + x(H' - H, w - x(H, w))",
  source: "Young 1988; on awards it is composition down",
  check: (split, { loss, bases }) => {
    const first = split(loss, bases);
    const left = bases.map((base, i) => atoms(base - (first[i] ?? 0n)));
    if (left.some((base) => base < 0n)) return undefined;
    for (const more of lossesBetween(loss, sum(bases))) {
      const rest = { loss: atoms(more - loss), bases: left };
      if (!isPossible(rest)) continue;
      const expected = split(more, bases);
      const second = split(rest.loss, rest.bases);
      const observed = first.map((share, i) => atoms(share + (second[i] ?? 0n)));
      if (!equal(observed, expected))
        return {
          expected: `${amountsText(expected)} of H=${more}, also with ${splitText(rest)} after it`,
          observed: amountsText(observed),
        };
    }
    return undefined;
  },
};
