import type { RefusalCode, State } from "../spec/index.ts";
import type { Violation, ViolationKind } from "./violation.ts";

/** The part of a violation that shrinking keeps. */
export type Wrong = Pick<Violation, "kind" | "moreThanRounding">;

const withSize = (kind: ViolationKind, by: bigint, rounding: bigint): Wrong =>
  by > rounding || -by > rounding ? { kind, moreThanRounding: true } : { kind };

/** An amount that lies so far above what it may be, or below (negative); rounding can shift it by `rounding` atoms. */
export const off = (by: bigint, rounding = 1n): Wrong =>
  withSize(by > 0n ? "too-much" : "too-little", by, rounding);

/** The same of an amount that nothing rounds: what a fund pays, lots. */
export const exactlyOff = (by: bigint): Wrong => ({ kind: by > 0n ? "too-much" : "too-little" });

/** An amount that lies outside of a range. */
export const outside = (amount: bigint, low: bigint, high: bigint, rounding = 1n): Wrong =>
  off(amount > high ? amount - high : amount - low, rounding);

/** An amount that went to, or was taken from, the wrong one. */
export const misplaced = (by: bigint, rounding = 1n): Wrong => withSize("wrong-one", by, rounding);

/** The first amount in which two states differ. */
export const apart = ({
  expected,
  observed,
}: {
  readonly expected: unknown;
  readonly observed: unknown;
}): Wrong => (typeof expected === "bigint" && typeof observed === "bigint" ? off(observed - expected) : {});

/** Rounding shifts a total by an atom an account at most. */
export const atomEach = ({ accounts }: State): bigint => BigInt(accounts.size);

/** An action that is answered otherwise than it should be, or than it was in another run. */
export const otherAnswer = (due: Answered, given: Answered): Wrong => {
  if (due.outcome === given.outcome)
    return due.outcome === "refused" && given.outcome === "refused" && due.code !== given.code
      ? { kind: "another-reason" }
      : {};
  return { kind: given.outcome };
};

/** How an action ended, whatever the state. */
export type Answered =
  { readonly outcome: "accepted" } | { readonly outcome: "refused"; readonly code: RefusalCode | "overflow" };

/** Whether a violation is the one that was told: of what an older document does not say, anything will do. */
export const isAsTold = (told: Violation, found: Violation | undefined): boolean =>
  told.step === found?.step &&
  told.expected === found.expected &&
  told.observed === found.observed &&
  told.counterpart === found.counterpart &&
  (told.kind ?? found.kind) === found.kind &&
  (told.kind === undefined || told.moreThanRounding === found.moreThanRounding);

/** The kind of a violation, or of a document that tells of one; a key that is not there is left out. */
export const kindOf = ({
  kind,
  moreThanRounding,
}: { readonly [K in keyof Wrong]?: Wrong[K] | undefined }): Wrong => ({
  ...(kind === undefined ? {} : { kind }),
  ...(moreThanRounding === undefined ? {} : { moreThanRounding }),
});
