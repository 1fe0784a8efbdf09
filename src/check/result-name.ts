/** The result of a run. */
export const resultNames = [
  "conformant",
  "known-failures",
  "level-reached",
  "not-conformant",
  "inconclusive",
  "unusable",
] as const;
export type ResultName = (typeof resultNames)[number];

/** The exit code of a run. 2 always means wrong usage. */
export const exitCodes: Readonly<Record<ResultName, number>> = {
  conformant: 0,
  // It is not conformant, and says so; the caller asked for this to pass.
  "known-failures": 0,
  // Nor is this: the level that the caller asked for is reached, and something above it is not.
  "level-reached": 0,
  "not-conformant": 1,
  inconclusive: 3,
  unusable: 4,
};
