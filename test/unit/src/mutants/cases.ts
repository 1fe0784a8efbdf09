/** Each case, the fault that it shows, and the invariant that must name it. */
export const faultsOfCases = [
  ["loss-of-a-market-already-left", "left-market-charged-to-another-fund", "ISO-1"],
  ["two-tranches-order", "tranches-pay-in-proportion", "ORD-1"],
  ["two-tranches-gate", "only-the-first-tranche-is-gated", "EXIT-1"],
  ["story-that-hides-its-cause", "gate-is-one-flag", "EXIT-1"],
  ["paid-too-much-after-a-shutdown", "profit-left-out-of-the-rate", "SHUT-1"],
  ["more-than-18-decimals", "normalized-to-eighteen-decimals", "SOLV-3"],
] as const;

export const mutantsOfCases: readonly string[] = faultsOfCases.map(([, mutant]) => mutant);
