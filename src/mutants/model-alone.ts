import { altered, type Mutant } from "./mutant.ts";

export const haltIsForgotten: Mutant = {
  name: "halt-is-forgotten",
  fault: "A venue that should halt for a loss that nobody could pay goes on.",
  seen: "any",
  caughtBy: ["REF-1"],
  run: altered("resolve", ({ before, state, receipts }) => ({
    state: { ...state, halted: before.halted },
    receipts,
  })),
};
