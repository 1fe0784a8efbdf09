/** The axioms of the claims problem, in the order of the table. */
import { anonymity } from "./anonymity.ts";
import type { Axiom } from "./axiom.ts";
import { boundOnAwards } from "./bound-on-awards.ts";
import { claimMonotonicity } from "./claim-monotonicity.ts";
import { claimsTruncationInvariance } from "./claims-truncation-invariance.ts";
import { compositionDown } from "./composition-down.ts";
import { compositionUp } from "./composition-up.ts";
import { consistency } from "./consistency.ts";
import { endowmentLinearity } from "./endowment-linearity.ts";
import { endowmentMonotonicity } from "./endowment-monotonicity.ts";
import { equalTreatmentOfGroups } from "./equal-treatment-of-groups.ts";
import { equalTreatment } from "./equal-treatment.ts";
import { homogeneity } from "./homogeneity.ts";
import { midpoint } from "./midpoint.ts";
import { minimalRightsFirst } from "./minimal-rights-first.ts";
import { noAdvantageousMerging } from "./no-advantageous-merging.ts";
import { noAdvantageousSplitting } from "./no-advantageous-splitting.ts";
import { noAdvantageousTransfer } from "./no-advantageous-transfer.ts";
import { nullClaimsConsistency } from "./null-claims-consistency.ts";
import { orderPreservation } from "./order-preservation.ts";
import { populationMonotonicity } from "./population-monotonicity.ts";
import { progressivity } from "./progressivity.ts";
import { regressivity } from "./regressivity.ts";
import { selfDuality } from "./self-duality.ts";

export type { Axiom, Law, Witness } from "./axiom.ts";
export { type Published, published, publishedAxioms, publishedRules, whyStarred } from "./table.ts";

export const axioms: readonly Axiom[] = [
  anonymity,
  equalTreatment,
  homogeneity,
  orderPreservation,
  claimMonotonicity,
  endowmentMonotonicity,
  nullClaimsConsistency,
  noAdvantageousTransfer,
  equalTreatmentOfGroups,
  endowmentLinearity,
  compositionDown,
  compositionUp,
  noAdvantageousMerging,
  noAdvantageousSplitting,
  selfDuality,
  midpoint,
  claimsTruncationInvariance,
  minimalRightsFirst,
  consistency,
  populationMonotonicity,
  progressivity,
  regressivity,
  boundOnAwards,
];
