import { type Invariant, invariants as catalogue, type Level } from "../properties/index.ts";
import { type Mechanism, writeScenario } from "../spec/index.ts";
import { type Campaign, campaign, type Finding, type Unanswered } from "./campaign.ts";
import { type Corpus, emptyCorpus } from "./corpus.ts";
import { relatedOf } from "./counterexample.ts";
import { type Exhausted, exhaustedDocument } from "./exhausted.ts";
import type { About, Failure, Opening } from "./implementation.ts";
import { recordOf, withinCorpus } from "./machine.ts";
import type { Result, ResultName } from "./result.ts";
import { type CorpusRun, runCorpus } from "./run-corpus.ts";
import { isBroken, isKnown, type KnownFailure, type KnownOutcome, runKnown } from "./run-known.ts";
import { type Conviction, convict, type ShrinkLimits } from "./shrink.ts";
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
  /** Counterexamples of earlier runs: they run first. */
  readonly corpus?: Corpus;
  /** Counterexamples that do not fail the run as long as they fail as they did; not among the corpus. */
  readonly known?: readonly KnownFailure[];
  /** The day in UTC on which known failures are looked at, YYYY-MM-DD; default: today. */
  readonly today?: string;
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
  /** Stored scenarios that were run, those that ask for what is not declared, and files that are stale. */
  readonly stored: Pick<CorpusRun, "judged" | "left"> & Pick<Corpus, "stale">;
  /** What it covered, where it was exhaustive. */
  readonly exhausted?: Exhausted;
  /** What came of each known failure. */
  readonly known?: readonly KnownOutcome[];
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
  const { cases, stale } = options.corpus ?? emptyCorpus;
  const today = options.today ?? new Date().toISOString().slice(0, 10);
  const known = await runKnown(implementation, options.known ?? [], chosen, today);
  const again = await runCorpus(implementation, cases, chosen, options.signal);
  const seen = await campaign(implementation, { ...options, runs, seed, invariants: chosen });

  const stored = firstOfEach([...known.findings, ...again.findings]);
  const findings = firstOfEach([...stored, ...seen.findings]);
  const { convictions, unconfirmed } = await convict(implementation, findings, options);
  const late = await implementation.close();
  const failures = [
    ...[...known.unanswered, ...again.unanswered, ...seen.unanswered].map(({ failure, scenario }) => ({
      ...failure,
      scenario,
    })),
    ...unconfirmed.map(notAgain),
    ...late,
  ];
  const failing = new Set([
    ...findings.map(({ invariant }) => invariant.id),
    ...failingStill(known.outcomes),
  ]);
  const verdicts = catalogue.map((invariant) => verdictFor(invariant, seen, failing, unconfirmed, options));
  const isNew = findings.some(
    (finding) =>
      !convictions.some((one) => one.invariant === finding.invariant && isKnown(one, known.outcomes)),
  );
  const outcome =
    isNew || known.outcomes.some(isBroken) ? "not-conformant" : resultOf(seen, verdicts, failures);
  const passes = outcome === "conformant" || outcome === "known-failures";
  return {
    result: passes && stale.length > 0 ? "inconclusive" : outcome,
    level: failures.length + stale.length + known.outcomes.length > 0 ? "none" : levelOf(verdicts),
    about: implementation.about,
    seed,
    runs: seen.judged,
    verdicts,
    convictions,
    failures,
    stored: { judged: again.judged, left: again.left, stale },
    ...(options.known === undefined ? {} : { known: known.outcomes }),
  };
};

/** One finding for each invariant, the first. */
const firstOfEach = (findings: readonly Finding[]): readonly Finding[] => {
  const first = new Map<string, Finding>();
  for (const finding of findings)
    if (!first.has(finding.invariant.id)) first.set(finding.invariant.id, finding);
  return [...first.values()];
};

/** Invariants that do not hold on the market of a known failure. */
const failingStill = (outcomes: readonly KnownOutcome[]): readonly string[] =>
  outcomes
    .filter(({ status }) => status === "as listed" || status === "expired" || status === "another story")
    .map(({ failure }) => failure.invariant);

/** Whether the caller wants to judge by an invariant. */
export const isChosen = (id: string, { only, skip }: CheckOptions): boolean =>
  (only === undefined || only.includes(id)) && skip?.includes(id) !== true;

const verdictFor = (
  invariant: Invariant,
  seen: Campaign,
  failing: ReadonlySet<string>,
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
  return verdictOn(invariant, seen, failing.has(invariant.id));
};

/** The result where nothing new is violated: what is, is known. */
const resultOf = (seen: Campaign, verdicts: readonly Verdict[], failures: readonly Failure[]): ResultName => {
  if (failures.length > 0) return seen.judged === 0 ? "unusable" : "not-conformant";
  if (verdicts.some(({ verdict }) => verdict === "inconclusive")) return "inconclusive";
  if (verdicts.some(({ verdict }) => verdict === "violated")) return "known-failures";
  // Where nothing was judged, nothing is conformant.
  return verdicts.some(({ verdict }) => verdict === "held") ? "conformant" : "inconclusive";
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
  stored: { judged: 0, left: 0, stale: [] },
});

/** A violation that does not come again is a fact about the implementation, but not about the invariant. */
export const notAgain = ({ invariant, origin }: Finding): Failure => {
  const told = (where: string): string =>
    `${invariant.id} failed once (${where}), and held when that scenario was run again; expected the same trace for the same scenario. Look for state that outlives a scenario, time, randomness or iteration order.`;
  return { kind: "flaky", message: told(origin), record: told(withinCorpus(origin)) };
};

/** The document of a report, as `--json` writes it. */
export const toResult = (report: Report): Result => ({
  result: report.result,
  level: report.level,
  implementation: { ...report.about },
  seed: report.seed,
  runs: report.runs,
  invariants: report.verdicts.map(({ invariant, verdict, reason, cases }) => ({
    id: invariant.id,
    level: invariant.level,
    verdict,
    ...(reason === undefined ? {} : { reason }),
    ...(cases === undefined
      ? {}
      : { cases: cases.map(({ interval, ...counts }) => ({ ...counts, ...interval })) }),
    ...counterexampleOf(report.convictions.find((conviction) => conviction.invariant.id === invariant.id)),
  })),
  errors: report.failures.map(({ scenario, ...failure }) => ({
    kind: failure.kind,
    message: recordOf(failure),
    ...(scenario === undefined ? {} : { scenario: writeScenario(scenario, String) }),
  })),
  stored: {
    ...report.stored,
    stale: report.stored.stale.map((one) => ({ ...one, path: withinCorpus(one.path) })),
  },
  ...(report.known === undefined
    ? {}
    : {
        known: report.known.map(({ failure: { line, invariant, hash, until, reason }, status }) => ({
          line,
          invariant,
          hash,
          ...(until === undefined ? {} : { until }),
          reason,
          status,
        })),
      }),
  ...(report.exhausted === undefined ? {} : { exhaustive: exhaustedDocument(report.exhausted) }),
});

const counterexampleOf = (
  conviction: Conviction | undefined,
): Pick<Result["invariants"][number], "counterexample"> => {
  if (conviction === undefined) return {};
  const { observation, violation } = conviction;
  const { step, expected, observed } = violation;
  return {
    counterexample: {
      scenario: writeScenario(observation.scenario, String),
      ...relatedOf(conviction),
      step,
      expected,
      observed,
    },
  };
};
