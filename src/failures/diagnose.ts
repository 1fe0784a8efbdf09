import type { Diagnosis } from "./diagnosis.ts";
import { needed } from "./earlier.ts";
import type { ToldFailure, Unanswered, Where } from "../campaign/finding.ts";
import { type Failure, type Implementation, reworded } from "../protocol/implementation.ts";
import { Reruns } from "./reruns.ts";
import { keyOf } from "../protocol/same-cause.ts";
import { type Followed, type Replay, Sequence } from "./sequence.ts";
import { shrinkFailure } from "./shrink-failure.ts";
import type { ShrinkLimits } from "../campaign/smallest.ts";

/** What went wrong in a run, by cause. */
export interface WentWrong {
  readonly unanswered: readonly Unanswered[];
  /** What ended the process, and is no scenario's own doing. */
  readonly losses: readonly Failure[];
}

export interface DiagnoseOptions {
  readonly replay: Replay;
  readonly limits: ShrinkLimits;
  readonly signal?: AbortSignal;
  /** Causes that were looked at before. */
  readonly known?: readonly Diagnosis[];
}

/** The first failure of each cause. */
interface Suspect extends Partial<Unanswered> {
  readonly failure: Failure;
}

/**
 * Finds out of each cause of failures whether a scenario fails by itself, and
 * then the smallest that does; or only after others, and then which; or does
 * not fail again, and then it is flaky. Ends early once somebody ends the run.
 */
export const diagnose = async (
  implementation: Implementation,
  { unanswered, losses }: WentWrong,
  options: DiagnoseOptions,
): Promise<readonly Diagnosis[]> => {
  const { limits, signal, known = [] } = options;
  const suspects = new Map<string, Suspect>();
  for (const one of [...unanswered, ...losses.map((failure): Suspect => ({ failure }))]) {
    const key = keyOf(one.failure);
    if (one.failure.isNotRun !== true && !suspects.has(key) && !known.some((other) => other.key === key))
      suspects.set(key, one);
  }
  const diagnoses: Diagnosis[] = [];
  const left = new Map<string, Suspect>();
  for (const [key, suspect] of suspects) {
    if (signal?.aborted === true) return diagnoses;
    const { scenario, drawn } = suspect;
    const found =
      scenario === undefined
        ? undefined
        : await shrinkFailure(
            implementation,
            { scenario, ...(drawn === undefined ? {} : { drawn }) },
            limits,
          );
    if (found === undefined || scenario === undefined) {
      const again = await storedAgain(implementation, suspect);
      if (again === undefined) left.set(key, suspect);
      else diagnoses.push({ key, ...of(suspect), told: again });
      continue;
    }
    const { failure, ranOutOfTime } = found;
    // It does not start any more: nothing is learnt.
    if (failure.isNotRun === true) continue;
    const isSame = found.scenario === scenario;
    const told: ToldFailure = {
      ...failure,
      scenario: found.scenario,
      ...(isSame ? {} : { unshrunk: scenario }),
      ...whereOf(suspect),
    };
    diagnoses.push({ key, ...of(suspect), told: ranOutOfTime ? { ...told, ranOutOfTime } : told });
  }
  return left.size === 0 ? diagnoses : [...diagnoses, ...(await dependent(implementation, left, options))];
};

/** What fails only after other scenarios, or did not fail again. */
const dependent = async (
  implementation: Implementation,
  suspects: ReadonlyMap<string, Suspect>,
  { replay, limits, signal }: DiagnoseOptions,
): Promise<readonly Diagnosis[]> => {
  if (implementation.restarts === undefined)
    return [...suspects].map(([key, suspect]) => ({ key, ...of(suspect), told: flaky(suspect, "alone") }));
  const reruns = new Reruns(implementation);
  const until = Date.now() + limits.milliseconds;
  const { scenarios } = limits;
  const sequence = new Sequence(implementation, reruns, new Set(suspects.keys()), { scenarios, until });
  const isOver = (): boolean => signal?.aborted === true || sequence.isOver();
  const diagnoses: Diagnosis[] = [];
  try {
    await replay(sequence, (where) => sequence.at(where), isOver);
    for (const [key, suspect] of suspects) {
      if (signal?.aborted === true) break;
      const found = sequence.found.get(key);
      if (found !== undefined)
        diagnoses.push({ key, ...of(suspect), told: await afterOthers(reruns, found) });
      else if (sequence.isCut) diagnoses.push({ key, ...of(suspect), told: unexplained(suspect) });
      else diagnoses.push({ key, ...of(suspect), told: flaky(suspect, "in order") });
    }
  } finally {
    await reruns.close();
  }
  return diagnoses;
};

/** A stored case that names what is asked before it. */
const storedAgain = async (
  implementation: Implementation,
  { scenario, before, origin = "" }: Suspect,
): Promise<ToldFailure | undefined> => {
  if (scenario === undefined || before === undefined) return undefined;
  const reruns = new Reruns(implementation);
  try {
    const answers = await reruns.inOrder([...before.map((one) => one.scenario), scenario]);
    const last = answers.at(-1);
    if (last?.kind !== "failure" || answers.length !== before.length + 1) return undefined;
    return await afterOthers(reruns, { failure: last.failure, last: { scenario, origin }, before });
  } finally {
    await reruns.close();
  }
};

const whereOf = ({ origin, index }: Suspect): Partial<Where> => ({
  ...(origin === undefined ? {} : { origin }),
  ...(index === undefined ? {} : { index }),
});

const of = ({ origin, index }: Suspect): Pick<Diagnosis, "of"> =>
  origin === undefined ? {} : { of: { origin, ...(index === undefined ? {} : { index }) } };

const afterOthers = async (reruns: Reruns, found: Followed): Promise<ToldFailure> => {
  const { failure, last, before, isCount } = await needed(reruns, found);
  const names = listed(before.map(({ origin }) => origin));
  const count = isCount
    ? " It also fails after the same number of empty scenarios: only their number matters."
    : "";
  const text = `It depends on earlier scenarios: alone in a process of its own the scenario is answered. It fails after ${before.length} others in the same process: ${names}.${count} ${outlives}`;
  return {
    ...reworded(failure, (words) => `${words}\n${text}`),
    scenario: last.scenario,
    ...(last.scenario === found.last.scenario ? {} : { unshrunk: found.last.scenario }),
    origin: last.origin,
    ...(last.index === undefined ? {} : { index: last.index }),
    before: before.map(({ scenario }) => scenario),
    dependsOn: before.map(({ origin, index }) => ({ origin, ...(index === undefined ? {} : { index }) })),
  };
};

const outlives = "Each scenario starts from its own genesis: look for what outlives a scenario.";

const mostNamed = 12;

const listed = (names: readonly string[]): string =>
  names.length <= mostNamed
    ? names.join("; ")
    : `${names.slice(0, mostNamed).join("; ")}; and ${names.length - mostNamed} more`;

const rerunText = {
  alone: "and not when its scenario was run again",
  "in order":
    "and not again: neither did a scenario that was under way fail in a process of its own, nor did the scenarios of the run fail one after the other",
} as const;

/** The same scenario came to two things. */
const flaky = (suspect: Suspect, how: keyof typeof rerunText): ToldFailure => {
  const { failure, scenario } = suspect;
  const told = reworded(
    { ...failure, kind: "flaky" },
    (words) =>
      `It failed once, ${rerunText[how]}. Look for state that outlives a scenario, time, randomness or iteration order.\n${words}`,
  );
  return { ...told, ...(scenario === undefined ? {} : { scenario }), ...whereOf(suspect) };
};

/** It does not fail alone, and not everything that was asked before could be asked again. */
const unexplained = (suspect: Suspect): ToldFailure => {
  const { failure, scenario } = suspect;
  const told = reworded(
    failure,
    (words) =>
      `${words}\nNo scenario that was under way fails alone in a process of its own, nor do the first ones of the run one after the other. It may depend on more of them, or on time.`,
  );
  return { ...told, ...(scenario === undefined ? {} : { scenario }), ...whereOf(suspect) };
};
