import { constrainedEqualAwards } from "./constrained-equal-awards.ts";
import { type ClaimsRule, dualOf } from "./problem.ts";

/**
 * Constrained equal losses (CEL): a_i = max(0, d_i - L), L such that the
 * awards sum to E. Everyone loses the same, but nobody more than the claim.
 * The dual of constrained equal awards. (Maimonides; Thomson 2019.)
 */
export const constrainedEqualLosses: ClaimsRule = dualOf(constrainedEqualAwards);
