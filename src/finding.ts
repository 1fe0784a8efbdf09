import type { Invariant, Shrinkable, Violation } from "../properties/index.ts";
import type { Scenario } from "../spec/index.ts";
import type { Failure } from "./implementation.ts";

/** A scenario on which an invariant failed. */
export interface Finding {
  readonly invariant: Invariant;
  readonly violation: Violation;
  readonly drawn: Shrinkable<Scenario>;
  /** Where the scenario comes from: a hostile market and the index, or a file of the corpus. */
  readonly origin: string;
  /** Of a drawn scenario, its index. */
  readonly index?: number;
}

/** The first scenario of a campaign, by index, on which an invariant failed. */
export interface FirstFinding extends Finding {
  readonly index: number;
}

/** A scenario that was not answered. */
export interface Unanswered {
  readonly failure: Failure;
  readonly scenario: Scenario;
}
