import type { Invariant, Violation } from "./invariant.ts";
import type { Observation } from "./observe/observation.ts";

/** What one invariant says of one trace. */
export interface Judgement {
  readonly invariant: Invariant;
  readonly violation: Violation | undefined;
  /** The cases that the trace reached, of those that the invariant names. */
  readonly seen: ReadonlySet<string>;
}

/** Most invariants see nothing in most traces. */
const nothing: ReadonlySet<string> = new Set();

/**
 * Judges a trace by every invariant that applies to its mechanism. A trace is
 * run once and judged by all.
 */
export const judge = (observation: Observation, invariants: readonly Invariant[]): readonly Judgement[] => {
  const judgements: Judgement[] = [];
  for (const invariant of invariants) {
    if (invariant.unless?.(observation) !== undefined) continue;
    let seen = nothing;
    const violation = invariant.check(observation, (label) => {
      if (!seen.has(label)) seen = new Set([...seen, label]);
    });
    judgements.push({ invariant, violation, seen });
  }
  return judgements;
};
