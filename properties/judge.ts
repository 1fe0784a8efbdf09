import { excuseOf } from "./excuse.ts";
import type { Counterpart, Invariant } from "./invariant.ts";
import type { Violation } from "./violation.ts";
import { wrongAnswerAt } from "./observe/answers.ts";
import type { Observation } from "./observe/observation.ts";
import { otherAnswer } from "./violation-kind.ts";

/** What one invariant says of one trace. */
export interface Judgement {
  readonly invariant: Invariant;
  readonly violation: Violation | undefined;
  /** The cases that the trace reached, of those that the invariant names. */
  readonly seen: ReadonlySet<string>;
  /** What the trace was compared with. */
  readonly counterparts: readonly Counterpart[];
}

/** Most invariants see nothing in most traces. */
const nothing: ReadonlySet<string> = new Set();
const none: readonly Counterpart[] = [];

/**
 * Judges a trace by every invariant that applies to its mechanism. A trace is
 * run once and judged by all; a relation judges it only beside its own
 * counterparts, by the invariant's id.
 */
export const judge = (
  observation: Observation,
  invariants: readonly Invariant[],
  related: ReadonlyMap<string, readonly Counterpart[]> = new Map(),
): readonly Judgement[] => {
  const judgements: Judgement[] = [];
  for (const invariant of invariants) {
    const counterparts = related.get(invariant.id) ?? none;
    if (invariant.related !== undefined && counterparts.length === 0) continue;
    if (excuseOf(invariant, observation) !== undefined) continue;
    let seen = nothing;
    const see = (label: string): void => {
      if (!seen.has(label)) seen = new Set([...seen, label]);
    };
    const violation = withKind(observation, invariant.check(observation, see, counterparts));
    judgements.push({ invariant, violation, seen, counterparts });
  }
  return judgements;
};

/** Where an invariant does not say how it fails, the answer that it failed on may. */
const withKind = (observation: Observation, violation: Violation | undefined): Violation | undefined => {
  if (violation === undefined || violation.kind !== undefined) return violation;
  const wrong = wrongAnswerAt(observation, violation.step);
  return wrong === undefined ? violation : { ...violation, ...otherAnswer(wrong.due, wrong.given) };
};
