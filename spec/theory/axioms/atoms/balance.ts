import { sum } from "../../../numbers/atoms.ts";
import { amountsText, type AtomsAxiom } from "./problem.ts";

export const balance: AtomsAxiom = {
  name: "balance",
  sentence: "Exactly the loss is paid.",
  formula: "sum x = H",
  source: "Thomson 2019",
  check: (split, { loss, bases }) => {
    const shares = split(loss, bases);
    const paid = sum(shares);
    if (paid === loss) return undefined;
    return { expected: `${loss} to be paid in all`, observed: `${amountsText(shares)}, in all ${paid}` };
  },
};
