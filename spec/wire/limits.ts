/**
 * How much a document may hold: far more than any market that people write,
 * and little enough to be read, run and written on a small machine. The bytes
 * of a file are bounded by the one who reads it, and those of a message by the
 * protocol (section 11 of the specification).
 */
export const limits = {
  /** Accounts of a state; this many may also hold stakes, claims and positions. */
  accounts: 1_000_000,
  /** Actions of a scenario. */
  actions: 100_000,
  /** Entries of a settlement. */
  entries: 1_000_000,
  /** Accounts times actions: every step has a state of all accounts. */
  accountsTimesActions: 4_000_000,
} as const;
