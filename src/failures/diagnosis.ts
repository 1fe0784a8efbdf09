import type { ToldFailure, Where } from "../campaign/finding.ts";

/** What was found out about a cause of failures. */
export interface Diagnosis {
  /** Of the failures that it explains: see keyOf. */
  readonly key: string;
  /** The scenario that was looked at; absent: the failure belonged to none. */
  readonly of?: Where;
  readonly told: ToldFailure;
}
