import type { KillMatrix } from "../../../../../src/mutants/kill-matrix-document.ts";

/** A matrix of two mutants: one dies, one lives. */
export const killMatrix: KillMatrix = {
  runs: 60,
  seed: 1,
  mutants: [
    {
      name: "one",
      tier: "ledger",
      fault: "takes all",
      seen: "somewhere",
      caughtBy: ["ORD-2"],
      first: 4,
      kills: { "ORD-2": 4, "REF-1": 9 },
    },
    { name: "two", tier: "ledger", fault: "takes none", seen: "", caughtBy: ["ORD-1"], kills: {} },
  ],
};
