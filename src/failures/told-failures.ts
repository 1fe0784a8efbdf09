import type { Diagnosis } from "./diagnosis.ts";
import type { ToldFailure, Unanswered } from "../campaign/finding.ts";
import type { Failure } from "../protocol/implementation.ts";
import { keyOf } from "../protocol/same-cause.ts";

/** What went wrong in a run. */
export interface Failures {
  /** Scenarios that were not answered, in the order in which they are told. */
  readonly unanswered: readonly Unanswered[];
  /** The same, while violations were looked at again: these are no scenarios of the run. */
  readonly reruns: readonly Unanswered[];
  /** What ended its process, and is no scenario's own doing. */
  readonly losses: readonly Failure[];
  readonly diagnoses: readonly Diagnosis[];
  /** What went wrong outside any scenario. */
  readonly late: readonly Failure[];
  /** How often it was lost follows from the seed. */
  readonly isInOrder?: true;
}

/** Failures, once for each cause, as far as it was found out; the first scenario of a cause comes first. */
export const toldFailures = (failures: Failures): readonly ToldFailure[] => {
  const { unanswered, reruns, losses, late, diagnoses, isInOrder = false } = failures;
  const told = new Map<string, ToldFailure>();
  const add = (failure: Failure, where: Partial<Unanswered>, counts: boolean): void => {
    const key = keyOf(failure);
    const before = told.get(key) ?? diagnoses.find((one) => one.key === key)?.told ?? first(failure, where);
    const isCounted = counts && failure.isNotRun !== true;
    told.set(key, isCounted ? { ...before, count: (before.count ?? 0) + 1 } : before);
  };
  for (const one of unanswered) add(one.failure, one, true);
  for (const failure of losses) add(failure, {}, isInOrder);
  for (const one of reruns) add(one.failure, one, false);
  for (const failure of late) add(failure, {}, false);
  return [...told.values()];
};

const first = (failure: Failure, { scenario, origin, index }: Partial<Unanswered>): ToldFailure => ({
  ...failure,
  // What was never asked shows nothing.
  ...(scenario === undefined || failure.isNotRun === true ? {} : { scenario }),
  ...(origin === undefined ? {} : { origin }),
  ...(index === undefined ? {} : { index }),
});
