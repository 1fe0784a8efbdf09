import { inUnitsOf, invariants as catalogue } from "../../properties/index.ts";
import { formatFaults } from "../../spec/index.ts";
import { caseHash, hashOf } from "../protocol/scenario-hash.ts";
import { readError } from "../result/error-document.ts";
import type { Explained } from "../story/explained-text.ts";
import { failureStory } from "./terminal/failure-text.ts";
import type { KillMatrix } from "../mutants/kill-matrix-document.ts";
import { isChosen } from "../check/gather.ts";
import { convictionOf } from "../result/read-result.ts";
import { printableTexts } from "../text/printable.ts";
import { type Result } from "../result/result.ts";
import { exitCodes } from "../check/result-name.ts";
import { quoted } from "../text/quoted.ts";
import { narrowerText, type NarrowerText } from "./terminal/stored-text.ts";
import { story } from "../story/story.ts";
import { withinOf, withinText } from "../result/within.ts";
import { plain, plainLines } from "./plain.ts";

/** What reports cannot know from the result. */
export interface ReportOptions {
  /** The folder that counterexamples are written to; default: regressions. */
  readonly regressions?: string;
  /** That folder is beside the report, in the folder of a run. */
  readonly isBeside?: true;
  /** Of this version of the suite: told by the page only. */
  readonly killMatrix?: KillMatrix;
}

type InvariantResult = Result["invariants"][number];
type Known = NonNullable<Result["known"]>[number];

/** A counterexample as reports tell it. Texts are printable. */
export interface ToldCounterexample {
  readonly expected: string;
  readonly observed: string;
  /** Whole, line by line, with the waterfall and the accounts. */
  readonly story: readonly string[];
  readonly hash: string;
  /** Of the file that it is stored in, from the folder of counterexamples on. */
  readonly file: string;
  readonly replay: string;
}

/** A verdict as reports tell it. Texts are printable. */
export interface ToldInvariant extends Pick<InvariantResult, "level" | "verdict"> {
  readonly id: string;
  readonly sentence: string;
  readonly reason?: string;
  /** It was left out by the caller. */
  readonly isLeftOut: boolean;
  readonly counterexample?: ToldCounterexample;
  /** The violated invariant that says better what is wrong. */
  readonly explainedBy?: string;
  /** The known failure that it is, to the letter. */
  readonly known?: Known;
}

/** What went wrong, once for each cause. Texts are printable. */
export interface ToldError {
  readonly kind: Result["errors"][number]["kind"];
  /** Why, in one line. */
  readonly cause: string;
  readonly count: number;
  /** The whole of it: the traceback, what it depends on, the smallest scenario. */
  readonly story: readonly string[];
  /** The smallest scenario, from the folder of counterexamples on. */
  readonly file?: string;
  readonly replay?: string;
}

/** Every verdict, in the order of the result. */
export const toldInvariants = (given: Result, options: ReportOptions = {}): readonly ToldInvariant[] => {
  const result = printableTexts(given);
  return result.invariants.map((found, i) => {
    const { id, level, verdict, sentence, reason } = found;
    // A file is named by the scenario as it is written.
    const scenario = given.invariants[i]?.counterexample?.scenario;
    const hash = scenario === undefined ? undefined : hashOf(scenario);
    const counterexample = hash === undefined ? undefined : toldCounterexample(result, found, hash, options);
    const known = verdict === "violated" ? knownOf(result, id, hash) : undefined;
    return {
      id,
      level,
      verdict,
      sentence,
      ...(reason === undefined ? {} : { reason }),
      isLeftOut: verdict === "not-applicable" && !isChosen(id, result.asked),
      ...(counterexample === undefined ? {} : { counterexample }),
      ...(verdict === "violated" && found.explainedBy !== undefined
        ? { explainedBy: found.explainedBy }
        : {}),
      ...(known === undefined ? {} : { known }),
    };
  });
};

/** Verdicts, or invariants of a result, with the headline first, and last what another invariant explains. */
export const headlineFirst = <T extends Pick<InvariantResult, "id" | "explainedBy">>(
  told: readonly T[],
  { headline }: Result,
): readonly T[] => {
  const place = ({ id, explainedBy }: T): number => (id === headline ? 0 : explainedBy === undefined ? 1 : 2);
  return [...told].sort((a, b) => place(a) - place(b));
};

/** What a violated invariant explains, by id. */
export const explainedOf = (
  { invariants }: Result,
  { id, alsoViolated = [] }: Pick<InvariantResult, "id" | "alsoViolated">,
): Explained => {
  const all = invariants.filter(({ explainedBy }) => explainedBy === id).map((one) => one.id);
  return {
    here: all.filter((one) => alsoViolated.includes(one)),
    elsewhere: all.filter((one) => !alsoViolated.includes(one)),
  };
};

/** What went wrong, each cause once, with amounts in atoms or in whole units; documents of other versions may tell the same message several times. */
export const toldErrors = (
  { errors }: Result,
  { regressions = "regressions" }: ReportOptions = {},
  inUnits = false,
): readonly ToldError[] => {
  const told = new Map<string, ToldError>();
  for (const error of errors) {
    const { kind, message, scenario, count = 1 } = error;
    const key = JSON.stringify([kind, error.cause, message]);
    const before = told.get(key);
    const file = scenario === undefined ? undefined : fileOf(kind, caseHash(error));
    const replay = file === undefined ? undefined : replayOf(`${plain(regressions)}/${file}`);
    told.set(
      key,
      before === undefined
        ? {
            kind,
            cause: plain(error.cause ?? message),
            count,
            story: errorStory(error, replay, inUnits),
            ...(file === undefined ? {} : { file }),
            ...(replay === undefined ? {} : { replay }),
          }
        : { ...before, count: before.count + count },
    );
  }
  return [...told.values()];
};

const errorStory = (
  error: Result["errors"][number],
  replay: string | undefined,
  inUnits: boolean,
): readonly string[] => {
  const failure = readError(error);
  if (!failure.ok) return plainLines(`the scenario cannot be read:\n${formatFaults(failure.faults)}`);
  const { value } = failure;
  const write = (): string => failureStory(value, replay);
  const asset = value.scenario?.mechanism.asset;
  return plainLines(inUnits && asset !== undefined ? inUnitsOf(asset, write) : write());
};

/** Whether the run passes: its exit code is 0. */
export const passes = ({ result }: Result): boolean => exitCodes[result] === 0;

/** The result in a line. */
export const titleOf = (result: Result): string =>
  `${result.result}, level ${result.level}: ${aboutOf(result)}`;

/** Within what it was judged; undefined where it never became usable. */
export const withinTextOf = (result: Result): string | undefined => {
  const within = withinOf(result);
  return within === undefined ? undefined : plain(withinText(within, result.exhaustive !== undefined));
};

/** What is narrower than stored cases. Texts are printable. */
export const toldNarrower = (result: Result): NarrowerText | undefined => {
  const told = narrowerText(result.stored, result.asked);
  return told === undefined ? undefined : printableTexts(told);
};

/** Who was judged. */
export const aboutOf = ({ implementation: { name, version, language } }: Result): string =>
  plain(`${name} ${version} (${language})`);

/** An invariant of the catalogue, or undefined where the result names one of another version. */
export const inCatalogue = (id: string) => catalogue.find((one) => one.id === id);

/** Within the folder of counterexamples; see storedPath. */
const fileOf = (folder: string, hash: string): string => `${plain(folder)}/${hash}.json`;

const toldCounterexample = (
  result: Result,
  found: InvariantResult,
  hash: string,
  { regressions = "regressions" }: ReportOptions,
): ToldCounterexample | undefined => {
  if (found.counterexample === undefined) return undefined;
  const { expected, observed } = found.counterexample;
  const file = fileOf(found.id, hash);
  const replay = replayOf(`${plain(regressions)}/${file}`);
  return {
    expected,
    observed,
    story: storyOf(result, found, replay),
    hash,
    file,
    replay,
  };
};

/** Where the replay command is to be run, and what to put into it. */
export const replayFolderText = ({ regressions = "regressions", isBeside }: ReportOptions): string => {
  const folder =
    isBeside === true
      ? "the folder of this report, which holds run.json"
      : `the folder in which the check ran, which holds ${plain(regressions)}/`;
  return `Run it in ${folder}. COMMAND starts the implementation, as in the check: paths in it start at that folder.`;
};

/** The command that plays a stored counterexample again. */
export const replayOf = (path: string): string => `npx paripassu replay ${quoted(path)} -- COMMAND`;

/** The story, or, of a counterexample that this version cannot read, why there is none. */
const storyOf = (result: Result, found: InvariantResult, replay: string): readonly string[] => {
  const conviction = convictionOf(result, found);
  return conviction.ok
    ? plainLines(story(conviction.value, replay, explainedOf(result, found)))
    : plainLines(`the counterexample cannot be read:\n${formatFaults(conviction.faults)}`);
};

/** The known failure that a violated invariant is: of its counterexample, or where it has none, of its own line. */
const knownOf = ({ known = [] }: Result, id: string, hash: string | undefined): Known | undefined =>
  known.find(
    ({ status, invariant, hash: listed }) =>
      status === "as listed" && invariant === id && (hash === undefined || hash === listed),
  );
