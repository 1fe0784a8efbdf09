import type { ClaimsRuleName } from "../../division/claims/index.ts";

/**
 * What the literature says of a rule and an axiom: 1 it keeps it, 0 it breaks
 * it, "1*" the table prints 0, but it can be proved to keep it.
 */
export type Published = "1" | "0" | "1*";

/** The rules of the published table, by its columns. The queue is not in it. */
export const publishedRules = [
  "proportional",
  "constrained-equal-awards",
  "constrained-equal-losses",
  "talmud",
  "piniles",
  "constrained-egalitarian",
  "random-arrival",
  "minimal-overlap",
  "adjusted-proportional",
] as const satisfies readonly ClaimsRuleName[];

/**
 * The table of the R package ClaimsProblems (axioms.R), which follows Thomson
 * 2019, by the names of our axioms: PRO CEA CEL Tal PIN CE RA MO APRO.
 */
const rows: Readonly<Record<string, string>> = {
  anonymity: "1 1 1 1 1 1 1 1 1",
  "equal treatment": "1 1 1 1 1 1 1 1 1",
  homogeneity: "1 1 1 1 1 1 1 1 1",
  "order preservation": "1 1 1 1 1 1 1 1 1",
  "claim monotonicity": "1 1 1 1 1 1 1 1 1",
  "endowment monotonicity": "1 1 1 1 1 1 1 1 1",
  "null-claims consistency": "1 1 1 1 1 1 1 1 1",
  "no advantageous transfer": "1 0 0 0 0 0 0 0 0",
  "equal treatment of groups": "1 0 0 0 0 0 0 0 0",
  "endowment linearity": "1 0 0 0 0 0 0 0 0",
  "composition down": "1 1 1 0 0 0 0 0 0",
  "composition up": "1 1 1 0 0 0 0 0 0",
  "no advantageous merging": "1 1 0 0 1* 1* 0 0 0",
  "no advantageous splitting": "1 0 1 0 0 0 0 0 0",
  "self-duality": "1 0 0 1 0 0 1 0 1",
  midpoint: "1 0 0 1 1 1 1 0 1",
  "claims truncation invariance": "0 1 0 1 0 0 1 1 1",
  "minimal rights first": "0 0 1 1 0 0 1 1 1",
  consistency: "1 1 1 1 1 1 0 0 0",
  "population monotonicity": "1 1 1 1 1 1 1 1 0",
  progressivity: "1 0 1 0 0 0 0 0 0",
  regressivity: "1 1 0 0 1* 1* 0 0 0",
  "1/n bound on awards": "0 1 0 1 1 1 1 1 1",
};

/**
 * Why 1*: with L fixed, PIN and CE award a_i = f(d_i, L), f rising in L and
 * f(d, L) / d falling in d (f is min(d/2, L) up to D/2, beyond it
 * d/2 + min(d/2, L) and max(d/2, min(d, L))). That is regressivity. Merging S
 * leaves E and D: were it awarded more, the others would be awarded less, so L
 * would fall to L', and f(d(S), L') <= f(d(S), L) <= sum of f(d_i, L) over S,
 * as f / d falls: no more after all.
 */
export const whyStarred =
  "awards are f(d, L) with a common level L, f rises in L and f / d falls in d. So a larger claim is awarded no larger part of itself, and claims put together are awarded no more than apart.";

/** What is published of an axiom and a rule; undefined for what the table does not have. */
export const published = (axiom: string, rule: string): Published | undefined => {
  const column = publishedRules.findIndex((name) => name === rule);
  return column < 0 ? undefined : (rows[axiom]?.split(" ")[column] as Published | undefined);
};

/** The axioms of the published table. */
export const publishedAxioms: readonly string[] = Object.keys(rows);
