import * as fc from "fast-check";
import { anonymityInAtoms } from "../../spec/theory/axioms/atoms/anonymity.ts";
import { type AtomsAxiom, atomsAxioms, type SplitProblem } from "../../spec/theory/axioms/atoms/index.ts";
import { atoms, type Split } from "../../spec/index.ts";
import { draws, largerSplits } from "./larger-problems.ts";
import { once } from "../once.ts";
import { type Finding, judge } from "./search.ts";
import { type Orderings, smallProblems } from "./small-problems.ts";

/** Judges a way of splitting atoms by axioms, each on every small problem and then on larger ones. */
export const judgeSplit = (
  split: Split,
  by: readonly AtomsAxiom[] = atomsAxioms,
): readonly Finding<SplitProblem>[] => judge(split, by, anonymityInAtoms, problems);

/** The small problems in atoms: the amount is the loss. */
const inAtoms = (orderings: Orderings) => (): readonly SplitProblem[] =>
  [...smallProblems(orderings)].map(({ amount, claims }) => ({
    loss: atoms(BigInt(amount)),
    bases: claims.map((claim) => atoms(BigInt(claim))),
  }));

const problems = {
  small: { every: once(inAtoms("every")), ascending: once(inAtoms("ascending")) },
  larger: once((): readonly SplitProblem[] => fc.sample(largerSplits, draws)),
};
