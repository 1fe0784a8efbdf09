import type { Invariant, Shrinkable, Violation } from "../../properties/index.ts";
import type { Scenario } from "../../spec/index.ts";
import type { Failure } from "../protocol/implementation.ts";

/** Where a scenario comes from. */
export interface Where {
  /** A hostile market and the index, or a file of the corpus. */
  readonly origin: string;
  /** Of a drawn scenario, its index. */
  readonly index?: number;
}

/** A scenario on which an invariant failed. */
export interface Finding extends Where {
  readonly invariant: Invariant;
  readonly violation: Violation;
  readonly drawn: Shrinkable<Scenario>;
}

/** The first scenario of a campaign, by index, on which an invariant failed. */
export interface FirstFinding extends Finding {
  readonly index: number;
}

/** A scenario that was not answered. */
export interface Unanswered extends Where {
  readonly failure: Failure;
  readonly scenario: Scenario;
  /** The plan that it was drawn by, to shrink it; absent: it is trimmed. */
  readonly drawn?: Shrinkable<Scenario>;
  /** What was asked before it, of a stored case that names that. */
  readonly before?: readonly Earlier[];
}

/** A scenario that is asked before another one. */
export interface Earlier extends Where {
  readonly scenario: Scenario;
}

/** A failure as a report tells it: once for all scenarios with the same cause. */
export interface ToldFailure extends Failure, Partial<Where> {
  /** The smallest scenario that was found for it. */
  readonly scenario?: Scenario;
  /** The scenario as it was found. */
  readonly unshrunk?: Scenario;
  /** How many scenarios of the run failed like that; absent: it belongs to no scenario. */
  readonly count?: number;
  /** Scenarios to be asked first, in the same process: without them it is answered. */
  readonly before?: readonly Scenario[];
  /** Which scenarios of the run these are. */
  readonly dependsOn?: readonly Where[];
  /** The time was over before the search for a smaller scenario was. */
  readonly ranOutOfTime?: true;
}
