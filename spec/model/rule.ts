/** The rules of the claims problem, by name. Each is defined in spec/division/claims. */
export const claimsRuleNames = [
  "proportional",
  "constrained-equal-awards",
  "constrained-equal-losses",
  "talmud",
  "piniles",
  "constrained-egalitarian",
  "random-arrival",
  "minimal-overlap",
  "adjusted-proportional",
  "queue",
] as const;

export type ClaimsRuleName = (typeof claimsRuleNames)[number];

/** How a loss is divided among holders, as a rule of the claims problem. See spec/division/quotas.ts. */
export type Rule = ClaimsRuleName;
