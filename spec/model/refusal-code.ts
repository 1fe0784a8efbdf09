/** Why an action is refused, in order of precedence: the first that applies is the reason. */
export const refusalCodes = [
  "halted",
  "unknown-account",
  "unknown-layer",
  "non-positive-amount",
  "duplicate-account",
  "not-zero-sum",
  "account-insolvent",
  "exits-gated",
  "insufficient-capital",
  "insufficient-stake",
  "insufficient-margin",
  "position-limit",
] as const;

export type RefusalCode = (typeof refusalCodes)[number];
