import { declares, type Invariant, isDeclared, trimmable } from "../../properties/index.ts";
import { type Mechanism, type Scenario, writeScenario } from "../../spec/index.ts";
import type { Finding, Unanswered } from "../campaign/finding.ts";
import { hashOf } from "../protocol/scenario-hash.ts";
import type { Implementation } from "../protocol/implementation.ts";
import type { KnownLine } from "./known-failures.ts";
import type { Conviction } from "../campaign/conviction.ts";
import { tryScenario } from "../campaign/trial.ts";

/** A known failure, with the story that its file tells. */
export interface KnownStory extends KnownLine {
  readonly step: number;
  readonly expected: string;
  readonly observed: string;
}

/** A known failure that can be run again. */
export interface KnownFailure extends KnownStory {
  readonly path: string;
  readonly scenario: Scenario;
}

/** What came of a known failure. All but the first two fail the run. */
export type KnownStatus =
  /** It fails as it did: the same step, the same expected and observed. */
  | "as listed"
  /** Its invariant was left out by the caller, or its mechanism, who asked for another. */
  | "left out"
  /** The invariant holds there now: the line is stale. */
  | "passes"
  /** Its day has passed. */
  | "expired"
  /** The invariant fails there otherwise than it did, or there is no trace to judge. */
  | "another story"
  /** It asks for what the implementation does not declare. */
  | "not declared";

export interface KnownOutcome {
  readonly failure: KnownStory;
  readonly status: KnownStatus;
  /** What came, where it is another story. */
  readonly observed?: string;
  /** The same for files: see Failure. Absent: as observed. */
  readonly record?: string;
  readonly isRead?: true;
}

export interface KnownRun {
  readonly outcomes: readonly KnownOutcome[];
  /** Violations, on a listed market, of invariants that have no line at all. */
  readonly findings: readonly Finding[];
  readonly unanswered: readonly Unanswered[];
}

/** Runs every known failure again, and judges it by all the given invariants. `today` is a day in UTC, YYYY-MM-DD. */
export const runKnown = async (
  implementation: Implementation,
  failures: readonly KnownFailure[],
  invariants: readonly Invariant[],
  today: string,
  mechanism?: Mechanism,
): Promise<KnownRun> => {
  const { capabilities } = implementation;
  const listed = new Set(failures.map(({ invariant }) => invariant));
  const outcomes: KnownOutcome[] = [];
  const findings = new Map<string, Finding>();
  const unanswered: Unanswered[] = [];
  for (const failure of failures) {
    const { scenario, path } = failure;
    const isElsewhere = mechanism !== undefined && !declares(capabilities, scenario.mechanism);
    if (isElsewhere || !invariants.some(({ id }) => id === failure.invariant)) {
      outcomes.push({ failure, status: "left out" });
      continue;
    }
    if (!isDeclared(scenario, capabilities)) {
      outcomes.push({ failure, status: "not declared" });
      continue;
    }
    const trial = await tryScenario(implementation, scenario, invariants, "all");
    if (trial.kind === "failure") {
      const { kind, message, record = message } = trial.failure;
      const told = { observed: `${kind}: ${message}`, record: `${kind}: ${record}` };
      outcomes.push({ failure, status: "another story", ...told });
      unanswered.push({ failure: trial.failure, scenario: trial.scenario, origin: path });
      continue;
    }
    for (const { invariant, violation } of trial.judgements)
      if (violation !== undefined && !listed.has(invariant.id) && !findings.has(invariant.id))
        findings.set(invariant.id, { invariant, violation, drawn: trimmable(scenario), origin: path });
    const judged = trial.judgements.find(({ invariant }) => invariant.id === failure.invariant);
    outcomes.push(outcomeOf(failure, judged?.violation, today));
  }
  return { outcomes, findings: [...findings.values()], unanswered };
};

const outcomeOf = (
  failure: KnownFailure,
  violation: Conviction["violation"] | undefined,
  today: string,
): KnownOutcome => {
  if (violation === undefined) return { failure, status: "passes" };
  if (!isSameStory(failure, violation))
    return {
      failure,
      status: "another story",
      observed: `at action ${violation.step + 1}, expected ${violation.expected}; observed ${violation.observed}`,
    };
  return { failure, status: failure.until !== undefined && failure.until < today ? "expired" : "as listed" };
};

const isSameStory = (failure: KnownStory, { step, expected, observed }: Conviction["violation"]): boolean =>
  failure.step === step && failure.expected === expected && failure.observed === observed;

/** True when a conviction, shrunk, is a known failure to the letter: its invariant, its market, its story. */
export const isKnown = (
  { invariant, violation, observation }: Conviction,
  outcomes: readonly KnownOutcome[],
): boolean =>
  outcomes.some(
    ({ failure, status }) =>
      status === "as listed" &&
      failure.invariant === invariant.id &&
      failure.hash === hashOf(writeScenario(observation.scenario, String)) &&
      isSameStory(failure, violation),
  );

/** True when the line no longer describes what happens. */
export const isBroken = ({ status }: KnownOutcome): boolean =>
  status !== "as listed" && status !== "left out";
