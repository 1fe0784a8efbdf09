/** In which way an invariant can fail: a smaller scenario must fail in the same way. */
export const violationKinds = [
  /** Accepted although it must be refused. */
  "accepted",
  /** Refused although it must be accepted. */
  "refused",
  /** Refused, as it must be, but for another reason. */
  "another-reason",
  /** An amount is larger than it may be. */
  "too-much",
  /** An amount is smaller than it may be. */
  "too-little",
  /** An amount went to, or was taken from, the wrong one. */
  "wrong-one",
] as const;
export type ViolationKind = (typeof violationKinds)[number];

/** Where an invariant failed first, and how. Both texts are for people. */
export interface Violation {
  /** Index of the action after which it failed. */
  readonly step: number;
  readonly expected: string;
  readonly observed: string;
  /** Of a relation: the one of the related scenarios that shows it; absent: all of them do. */
  readonly counterpart?: number;
  /**
   * In which way it fails, where there are several: shrinking keeps it.
   * `judge` adds it where an action was accepted or refused against the law.
   */
  readonly kind?: ViolationKind;
  /** Of an amount: it is wrong by more than rounding can shift it. Shrinking keeps that too. */
  readonly moreThanRounding?: true;
}
