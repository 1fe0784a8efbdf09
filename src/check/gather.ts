import { type Capabilities, type Invariant, invariants as catalogue } from "../../properties/index.ts";
import type { Mechanism } from "../../spec/index.ts";
import type { Block } from "../campaign/block.ts";
import type { Shard } from "../campaign/campaign.ts";
import { type Corpus, emptyCorpus, type StaleCase } from "./corpus.ts";
import type { Finding, Unanswered } from "../campaign/finding.ts";
import { diagnose } from "../failures/diagnose.ts";
import type { Diagnosis } from "../failures/diagnosis.ts";
import { type Explained, explainedRun } from "../failures/explained-run.ts";
import { type Campaign, fold } from "../campaign/fold.ts";
import type { About, Failure, Implementation } from "../protocol/implementation.ts";
import { type NarrowerThan, runCorpus } from "./run-corpus.ts";
import { type KnownFailure, type KnownOutcome, runKnown } from "./run-known.ts";
import { keyOf } from "../protocol/same-cause.ts";
import { convict, type ShrinkLimits, type Unconfirmed } from "../campaign/shrink.ts";
import type { Conviction } from "../campaign/conviction.ts";
import type { Rerun } from "../campaign/rerun.ts";
import { underMechanism } from "../campaign/under-mechanism.ts";

/** What is asked of an implementation. */
export interface Question {
  readonly runs: number;
  readonly seed: number;
  /** Every scenario under this mechanism. */
  readonly mechanism?: Mechanism;
  /** Judge by these invariants alone, by id. */
  readonly only?: readonly string[];
  /** Judge by all but these, by id. */
  readonly skip?: readonly string[];
}

/** How it is asked: the result does not depend on it, unless the run is cut short. */
export interface Course {
  readonly shard?: Shard;
  readonly signal?: AbortSignal;
  readonly onProgress?: (done: number) => void;
  readonly shrink?: ShrinkLimits;
  /** Counterexamples of earlier runs: they run first. */
  readonly corpus?: Corpus;
  /** Counterexamples that do not fail the run as long as they fail as they did; not among the corpus. */
  readonly known?: readonly KnownFailure[];
  /** The day in UTC on which known failures are looked at, YYYY-MM-DD; default: today. */
  readonly today?: string;
  readonly earlier?: readonly Block[];
  readonly keepsEvidence?: boolean;
  readonly onBlock?: (block: Block) => Promise<void>;
}

/** Time limits, in milliseconds: those that were asked for, or longer where the first answers took long. */
export interface TimeLimits {
  readonly scenarioMs?: number;
  readonly shrinkMs: number;
}

/** All that was seen of an implementation, in one run or in a shard of it; nothing is concluded yet. */
export interface Gathered {
  readonly about: About;
  readonly capabilities: Capabilities;
  readonly blocks: readonly Block[];
  /** What the stored cases came to: see CorpusRun. */
  readonly stored: {
    readonly judged: number;
    readonly left: number;
    readonly elsewhere?: number;
    /** Files that were read as stored cases; absent: it was not counted. */
    readonly cases?: number;
    /** Those that ask for what is not declared; absent: they were not named. */
    readonly narrower?: readonly NarrowerThan[];
    readonly stale: readonly StaleCase[];
    readonly unanswered: readonly Unanswered[];
  };
  /** What came of each known failure, where any were given. */
  readonly known?: readonly KnownOutcome[];
  /** Violated invariants of stored cases, then of the campaign: each was looked at again. */
  readonly findings: readonly Finding[];
  readonly convictions: readonly Conviction[];
  readonly unconfirmed: readonly Unconfirmed[];
  /** What went unanswered while violations were looked at again. */
  readonly reruns: readonly Rerun[];
  /** What ended its process, and is no scenario's own doing. */
  readonly losses: readonly Failure[];
  /** What was found out about each cause of failures. */
  readonly diagnoses: readonly Diagnosis[];
  /** Scenarios were asked one at a time: how often it was lost follows from the seed. */
  readonly isInOrder?: true;
  /** Time limits, in milliseconds. */
  readonly limits?: TimeLimits;
  /** What went wrong outside any scenario. */
  readonly late: readonly Failure[];
  /** Somebody ended it, and how far it had come: it can go on. */
  readonly interrupted?: string;
}

/** Whether the caller wants to judge by an invariant. */
export const isChosen = (id: string, { only, skip }: Pick<Question, "only" | "skip">): boolean =>
  (only === undefined || only.includes(id)) && skip?.includes(id) !== true;

/** The invariants that the caller wants to judge by. */
export const chosenBy = (question: Pick<Question, "only" | "skip">): readonly Invariant[] =>
  catalogue.filter(({ id }) => isChosen(id, question));

/**
 * Asks an implementation: the stored cases first, then the campaign; shrinks
 * what fails, and closes the implementation. Never throws for anything that
 * the implementation does.
 */
export const gather = async (
  given: Implementation,
  question: Question,
  course: Course,
): Promise<Gathered> => {
  const { mechanism } = question;
  const implementation = underMechanism(given, mechanism);
  const invariants = chosenBy(question);
  const { cases, stale } = course.corpus ?? emptyCorpus;
  const today = course.today ?? new Date().toISOString().slice(0, 10);
  const known = await runKnown(implementation, course.known ?? [], invariants, today, mechanism);
  const again = await runCorpus(implementation, cases, invariants, course.signal, mechanism);
  const unanswered = [...known.unanswered, ...again.unanswered];
  const explained = await explainedRun(implementation, {
    plan: { ...question, ...course, invariants },
    stored: [
      ...(course.known ?? []).map(({ path, scenario }) => ({ path, scenarios: [scenario] })),
      ...cases,
    ],
    unanswered,
    ...(course.shrink === undefined ? {} : { shrink: course.shrink }),
  });
  const { limits, isInOrder } = explained;
  const { blocks, campaign, interrupted } = explained.ran;
  const findings = firstOfEach([...known.findings, ...again.findings, ...campaign.findings]);
  const options = { ...course, shrink: limits };
  const { convictions, unconfirmed, reruns } = await convict(implementation, findings, options);
  const { about, capabilities, restarts } = given;
  const { losses, diagnoses } = await withReruns(implementation, explained, reruns);
  const ended =
    interrupted ?? endedIn(again.isCut, convictions.length + unconfirmed.length < findings.length);
  return {
    about,
    capabilities,
    blocks,
    stored: {
      judged: again.judged,
      left: again.left,
      ...(again.elsewhere === 0 ? {} : { elsewhere: again.elsewhere }),
      cases: cases.length,
      narrower: again.narrower,
      stale,
      unanswered,
    },
    ...(course.known === undefined ? {} : { known: known.outcomes }),
    findings,
    convictions,
    unconfirmed,
    reruns,
    losses,
    diagnoses,
    ...(isInOrder ? { isInOrder } : {}),
    limits: {
      ...(restarts === undefined ? {} : { scenarioMs: restarts.scenarioMs }),
      shrinkMs: limits.milliseconds,
    },
    late: withoutKnown(await implementation.close(), losses),
    ...(ended === undefined ? {} : { interrupted: ended }),
  };
};

/** What was found out while violations were looked at again, beside what was known by then. */
const withReruns = async (
  implementation: Implementation,
  { losses, diagnoses, options }: Explained,
  reruns: readonly Rerun[],
): Promise<Pick<Gathered, "losses" | "diagnoses">> => {
  const more = withoutKnown(implementation.restarts?.losses() ?? [], losses);
  const found = await diagnose(
    implementation,
    { unanswered: reruns, losses: more },
    { ...options, known: diagnoses },
  );
  return { losses: [...losses, ...more], diagnoses: [...diagnoses, ...found] };
};

/** Those whose cause is not among the others. */
const withoutKnown = (failures: readonly Failure[], known: readonly Failure[]): readonly Failure[] => {
  const keys = new Set(known.map(keyOf));
  return failures.filter((failure) => !keys.has(keyOf(failure)));
};

/** Where somebody ended what was left to do beside the campaign. */
const endedIn = (inCorpus: boolean, inShrinking: boolean): string | undefined => {
  if (inCorpus) return "interrupted while stored cases were run";
  return inShrinking ? "interrupted while counterexamples were made smaller" : undefined;
};

/** What the blocks of a run come to together. */
export const campaignOf = ({ blocks, capabilities, interrupted }: Gathered, question: Question): Campaign => {
  const campaign = fold(blocks, chosenBy(question), capabilities, question.runs);
  return interrupted === undefined ? campaign : { ...campaign, cutShort: interrupted };
};

/** One finding for each invariant, the first. */
const firstOfEach = (findings: readonly Finding[]): readonly Finding[] => {
  const first = new Map<string, Finding>();
  for (const finding of findings)
    if (!first.has(finding.invariant.id)) first.set(finding.invariant.id, finding);
  return [...first.values()];
};
