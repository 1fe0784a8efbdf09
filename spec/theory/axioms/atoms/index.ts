/** The axioms of splits in atoms, in the order of the table. */
import { anonymityInAtoms } from "./anonymity.ts";
import { balance } from "./balance.ts";
import { boundedMerging } from "./bounded-merging.ts";
import { claimMonotonicityInAtoms } from "./claim-monotonicity.ts";
import { claimsBound } from "./claims-bound.ts";
import { compositionDownInAtoms } from "./composition-down.ts";
import { compositionUpInAtoms } from "./composition-up.ts";
import { consistencyInAtoms } from "./consistency.ts";
import { equalTreatmentInAtoms } from "./equal-treatment.ts";
import { lossMonotonicity } from "./loss-monotonicity.ts";
import { neighboursAsOne } from "./neighbours-as-one.ts";
import { noAdvantageousMergingInAtoms } from "./no-advantageous-merging.ts";
import { noAdvantageousSplittingInAtoms } from "./no-advantageous-splitting.ts";
import { orderPreservationInAtoms } from "./order-preservation.ts";
import type { AtomsAxiom } from "./problem.ts";
import { quota } from "./quota.ts";

export { type SplitMethodName, splitMethods } from "./methods.ts";
export type { AtomsAxiom, SplitProblem } from "./problem.ts";
export { publishedInAtoms } from "./table.ts";

export const atomsAxioms: readonly AtomsAxiom[] = [
  balance,
  claimsBound,
  quota,
  equalTreatmentInAtoms,
  anonymityInAtoms,
  orderPreservationInAtoms,
  lossMonotonicity,
  claimMonotonicityInAtoms,
  noAdvantageousSplittingInAtoms,
  noAdvantageousMergingInAtoms,
  boundedMerging,
  neighboursAsOne,
  consistencyInAtoms,
  compositionDownInAtoms,
  compositionUpInAtoms,
];
