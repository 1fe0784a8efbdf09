import type { Capabilities } from "../../properties/index.ts";
import type { Scenario, Trace } from "../../spec/index.ts";
import type { Cause } from "./cause.ts";

/** Who is under test, in its own words. Untrusted text: escape before printing. */
export interface About {
  readonly name: string;
  readonly version: string;
  readonly language: string;
}

/** A way in which an implementation failed to answer a scenario. */
export type FailureKind =
  /** It could not be started, or ended, by itself or by a signal, while it was needed. */
  | "crash"
  /** It did not answer in time. */
  | "timeout"
  /** It said something that the protocol does not allow. */
  | "protocol"
  /** It answered the same scenario in two ways: it failed once, and answered when it was run again. */
  | "flaky"
  /** It answered with an error message of its own. */
  | "error"
  /** It declined a scenario that it had declared to support. */
  | "unsupported";

export interface Failure {
  readonly kind: FailureKind;
  /** What was expected, what was found, what to do. Printable: see printable.ts. */
  readonly message: string;
  /** The same without the command and what the program logged, for files: see machine.ts. Absent: the message. */
  readonly record?: string;
  /** Why, in one line; absent: see causeOf. */
  readonly cause?: Cause;
  /** The scenario was never asked: the implementation had been given up, or did not start again. */
  readonly isNotRun?: true;
  /** It was read from a file, and stays as it is, whatever this machine's folders are called. */
  readonly isRead?: true;
}

/** The failure in other words, for the screen and for files. */
export const reworded = (failure: Failure, words: (text: string) => string): Failure => ({
  ...failure,
  message: words(failure.message),
  ...(failure.record === undefined ? {} : { record: words(failure.record) }),
});

/** What came back for one scenario. */
export type Answer =
  { readonly kind: "trace"; readonly trace: Trace } | { readonly kind: "failure"; readonly failure: Failure };

/** An implementation under test, however it is reached. */
export interface Implementation {
  readonly about: About;
  readonly capabilities: Capabilities;
  /** Of a contract: its creation code where it is brought up from an artifact, else the code that is deployed. */
  readonly bytecode?: `0x${string}`;
  /** How many scenarios may be under way at once. */
  readonly inFlight: number;
  /** Runs one scenario. Never rejects; always settles within the limits. */
  answer(scenario: Scenario): Promise<Answer>;
  /** Ends it. Returns what went wrong outside any scenario, such as a second answer. */
  close(): Promise<readonly Failure[]>;
  /** Of one that runs in a process of its own. */
  readonly restarts?: Restarts;
}

/** An implementation that can be started again. */
export interface Restarts {
  /** Starts a process that was asked nothing yet. Until it is closed, nothing else may be asked. */
  fresh(): Promise<Fresh>;
  /**
   * What ended a process although each scenario that was under way is answered
   * in a fresh one: something that was asked before has a part in it. Each is
   * returned once, at last by close().
   */
  losses(): readonly Failure[];
  /** Forgets how often it failed, starts the next scenario in a fresh process, and tries again where it had been given up. */
  renew(): Promise<void>;
  /** It failed so often that nothing is asked any more. */
  readonly isGivenUp: boolean;
  /** How long it may take for a scenario, in milliseconds. */
  readonly scenarioMs: number;
}

/** A process of its own for a few scenarios, one at a time. */
export interface Fresh {
  answer(scenario: Scenario): Promise<Answer>;
  /** The process has ended: every further answer is a failure. */
  readonly isOver: boolean;
  /** Listens a moment for what comes after the last answer. The failure that it is, if anything was wrong. */
  close(): Promise<Failure | undefined>;
}

/** An implementation that came up, or why it never became usable. */
export type Opening =
  | { readonly ok: true; readonly implementation: Implementation }
  | { readonly ok: false; readonly failure: Failure };
