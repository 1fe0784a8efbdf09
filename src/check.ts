import { type Invariant, invariants as catalogue, type Level } from "../properties/index.ts";
import { type Mechanism, writeScenario } from "../spec/index.ts";
import { type Campaign, campaign, type Finding, type Unanswered } from "./campaign.ts";
import { type Exhausted, exhaustedDocument } from "./exhausted.ts";
import type { About, Failure, Opening } from "./implementation.ts";
import type { Result, ResultName } from "./result.ts";
import { type Conviction, defaultShrinkLimits, shrink, type ShrinkLimits } from "./shrink.ts";
import { leftOut, levelOf, type Verdict, verdictOn } from "./verdict.ts";

/** What to check, and how hard. */
export interface CheckOptions {
  /** Scenarios to run; default 1000. */
  readonly runs?: number;
  /** The same seed gives the same scenarios; default 1. */
  readonly seed?: number;
  /** Every scenario under this mechanism. */
  readonly mechanism?: Mechanism;
  /** Judge by these invariants alone, by id. */
  readonly only?: readonly string[];
  /** Judge by all but these, by id. */
  readonly skip?: readonly string[];
  readonly signal?: AbortSignal;
  readonly onProgress?: (done: number) => void;
  readonly shrink?: ShrinkLimits;
}

export const defaultRuns = 1000;
export const defaultSeed = 1;

/** Everything that came of a check. `toResult` makes the document of it. */
export interface Report {
  readonly result: ResultName;
  readonly level: Level | "none";
  readonly about: About;
  readonly seed: number;
  readonly runs: number;
  readonly verdicts: readonly Verdict[];
  readonly convictions: readonly Conviction[];
  readonly failures: readonly (Failure & Partial<Pick<Unanswered, "scenario">>)[];
  /** What it covered, where it was exhaustive. */
  readonly exhausted?: Exhausted;
}

/** A failure that has no scenario of its own. */
const nobody: About = { name: "unknown", version: "unknown", language: "unknown" };

/**
 * Checks an implementation: runs scenarios, judges every trace, shrinks what
 * fails, and closes the implementation. Never throws for anything that the
 * implementation does.
 */
export const check = async (opening: Opening, options: CheckOptions = {}): Promise<Report> => {
  const { runs = defaultRuns, seed = defaultSeed } = options;
  const chosen = catalogue.filter(({ id }) => isChosen(id, options));
  if (!opening.ok) return unusable(opening.failure, seed);
  const { implementation } = opening;
  const seen = await campaign(implementation, { ...options, runs, seed, invariants: chosen });

  const convictions: Conviction[] = [];
  const unconfirmed: Finding[] = [];
  for (const finding of seen.findings) {
    if (options.signal?.aborted === true) break;
    const conviction = await shrink(implementation, finding, options.shrink ?? defaultShrinkLimits);
    if (conviction !== undefined) convictions.push(conviction);
    else unconfirmed.push(finding);
  }
  const late = await implementation.close();
  const failures = [
    ...seen.unanswered.map(({ failure, scenario }) => ({ ...failure, scenario })),
    ...unconfirmed.map(notAgain),
    ...late,
  ];
  const verdicts = catalogue.map((invariant) => verdictFor(invariant, seen, unconfirmed, options));
  return {
    result: resultOf(seen, verdicts, failures),
    level: failures.length > 0 ? "none" : levelOf(verdicts),
    about: implementation.about,
    seed,
    runs: seen.judged,
    verdicts,
    convictions,
    failures,
  };
};

/** Whether the caller wants to judge by an invariant. */
export const isChosen = (id: string, { only, skip }: CheckOptions): boolean =>
  (only === undefined || only.includes(id)) && skip?.includes(id) !== true;

const verdictFor = (
  invariant: Invariant,
  seen: Campaign,
  unconfirmed: readonly Finding[],
  options: CheckOptions,
): Verdict => {
  const isIt = (finding: Finding): boolean => finding.invariant.id === invariant.id;
  if (!isChosen(invariant.id, options))
    return leftOut(invariant, options.skip?.includes(invariant.id) === true ? "--skip" : "--only");
  if (unconfirmed.some(isIt))
    return {
      invariant,
      verdict: "inconclusive",
      reason: "it failed once, and held when the scenario was run again",
    };
  return verdictOn(invariant, seen, seen.findings.some(isIt));
};

const resultOf = (seen: Campaign, verdicts: readonly Verdict[], failures: readonly Failure[]): ResultName => {
  if (verdicts.some(({ verdict }) => verdict === "violated")) return "not-conformant";
  if (failures.length > 0) return seen.judged === 0 ? "unusable" : "not-conformant";
  return verdicts.some(({ verdict }) => verdict === "inconclusive") ? "inconclusive" : "conformant";
};

const unusable = (failure: Failure, seed: number): Report => ({
  result: "unusable",
  level: "none",
  about: nobody,
  seed,
  runs: 0,
  verdicts: catalogue.map((invariant) => ({
    invariant,
    verdict: "inconclusive",
    reason: "the implementation never became usable",
  })),
  convictions: [],
  failures: [failure],
});

/** A violation that does not come again is a fact about the implementation, but not about the invariant. */
export const notAgain = ({ invariant, index }: Finding): Failure => ({
  kind: "flaky",
  message: `${invariant.id} failed on scenario ${index}, and held when that scenario was run again; expected the same trace for the same scenario. Look for state that outlives a scenario, time, randomness or iteration order.`,
});

/** The document of a report, as `--json` writes it. */
export const toResult = (report: Report): Result => ({
  result: report.result,
  level: report.level,
  implementation: { ...report.about },
  seed: report.seed,
  runs: report.runs,
  invariants: report.verdicts.map(({ invariant, verdict, reason }) => ({
    id: invariant.id,
    level: invariant.level,
    verdict,
    ...(reason === undefined ? {} : { reason }),
    ...counterexampleOf(report.convictions.find((conviction) => conviction.invariant.id === invariant.id)),
  })),
  errors: report.failures.map(({ kind, message, scenario }) => ({
    kind,
    message,
    ...(scenario === undefined ? {} : { scenario: writeScenario(scenario, String) }),
  })),
  ...(report.exhausted === undefined ? {} : { exhaustive: exhaustedDocument(report.exhausted) }),
});

const counterexampleOf = (
  conviction: Conviction | undefined,
): Pick<Result["invariants"][number], "counterexample"> => {
  if (conviction === undefined) return {};
  const { observation, violation } = conviction;
  const { step, expected, observed } = violation;
  return {
    counterexample: { scenario: writeScenario(observation.scenario, String), step, expected, observed },
  };
};
