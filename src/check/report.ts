import type { Capabilities, Level } from "../../properties/index.ts";
import type { Corpus } from "./corpus.ts";
import type { Distribution } from "../campaign/distribution.ts";
import type { Exhausted } from "./exhausted.ts";
import type { ToldFailure } from "../campaign/finding.ts";
import type { Course, Gathered, Question, TimeLimits } from "./gather.ts";
import type { About } from "../protocol/implementation.ts";
import type { Requirement } from "./require.ts";
import type { ResultName } from "./result-name.ts";
import type { CorpusRun } from "./run-corpus.ts";
import type { KnownOutcome } from "./run-known.ts";
import type { Conviction } from "../campaign/conviction.ts";
import type { Verdict } from "./verdict.ts";

/** What to check, and how hard: 1000 scenarios of seed 1, unless something else is said. */
export interface CheckOptions extends Partial<Question>, Course {
  /** It is enough to reach this level; default: everything that applies must hold. */
  readonly failLevel?: Level;
  readonly profile?: ProfileName;
  /** The least that must be declared for the run to pass. */
  readonly require?: Requirement;
  /** Why it is right that stored cases ask for more than is declared; absent: then the run does not pass. */
  readonly allowNarrower?: string;
}

/** How much is run: seconds, half a minute, and some minutes, of an implementation that takes no time itself. */
export const profiles = { quick: { runs: 1000 }, ci: { runs: 10_000 }, audit: { runs: 100_000 } } as const;
export type ProfileName = keyof typeof profiles;

export const defaultRuns = 1000;
export const defaultSeed = 1;

/** What was asked for, all of it. */
export type Asked = Question & Pick<CheckOptions, "failLevel" | "profile" | "require" | "allowNarrower">;

/** What was asked for, with what is usual where nothing was said. */
export const askedBy = (options: CheckOptions): Asked => {
  const { runs = defaultRuns, seed = defaultSeed, mechanism, only, skip, failLevel, profile } = options;
  const { require, allowNarrower } = options;
  return {
    runs,
    seed,
    ...(mechanism === undefined ? {} : { mechanism }),
    ...(only === undefined ? {} : { only }),
    ...(skip === undefined ? {} : { skip }),
    ...(failLevel === undefined ? {} : { failLevel }),
    ...(profile === undefined ? {} : { profile }),
    ...(require === undefined ? {} : { require }),
    ...(allowNarrower === undefined ? {} : { allowNarrower }),
  };
};

/** Everything that came of a check. `toResult` makes the document of it. */
export interface Report {
  readonly result: ResultName;
  readonly level: Level | "none";
  readonly about: About;
  /** What it said it can do; absent where it never came up. */
  readonly capabilities?: Capabilities;
  readonly asked: Asked;
  /** Scenarios that were answered and judged. */
  readonly runs: number;
  readonly verdicts: readonly Verdict[];
  readonly distribution: Distribution;
  readonly convictions: readonly Conviction[];
  /** Of the convictions, the one to tell first, by the id of its invariant: see headline.ts. */
  readonly headline?: string;
  /** Each cause once. */
  readonly failures: readonly ToldFailure[];
  /** What is required of the declaration, and not declared: the run does not pass. */
  readonly unmet?: readonly string[];
  /** Stored scenarios that were run, those that were not asked, and files that are stale. */
  readonly stored: Pick<CorpusRun, "judged" | "left"> &
    Partial<Pick<CorpusRun, "elsewhere">> &
    Pick<Corpus, "stale"> &
    Pick<Gathered["stored"], "cases" | "narrower">;
  /** What it covered, where it was exhaustive. */
  readonly exhausted?: Exhausted;
  /** What came of each known failure. */
  readonly known?: readonly KnownOutcome[];
  /** How long things were allowed to take. */
  readonly limits?: TimeLimits;
  readonly started: Date;
  readonly seconds: number;
}
