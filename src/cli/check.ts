import type { KeyObject } from "node:crypto";
import { access, constants } from "node:fs/promises";
import { dirname, join } from "node:path";
import { invariants, type Level, undeclaredOf } from "../../properties/index.ts";
import type { Mechanism } from "../../spec/index.ts";
import { blocksOf, type Shard, sizeOf } from "../campaign/campaign.ts";
import { check } from "../check/check.ts";
import { askedBy, type CheckOptions, type ProfileName, profiles, type Report } from "../check/report.ts";
import { documentText, writeWhole } from "../files/files.ts";
import type { SubjectDigest } from "../subject/subject.ts";
import { counterexamplesName, resultFiles, writeResultFiles } from "../folder/result-files.ts";
import type { Implementation, Opening } from "../protocol/implementation.ts";
import { print } from "../text/print.ts";
import { printable } from "../text/printable.ts";
import { newConvictions } from "../check/new-convictions.ts";
import { quoted } from "../text/quoted.ts";
import { exitCodes } from "../check/result-name.ts";
import { terminalText } from "../reports/terminal.ts";
import type { KnownFailure } from "../check/run-known.ts";
import { toResult } from "../result/to-result.ts";
import { includes } from "../check/verdict.ts";
import {
  finish,
  keyFrom,
  refuseChanged,
  refusedEvidence,
  sealedText,
  subjectNamed,
  subjectOf,
} from "./evidence.ts";
import { keptRun, type KeptRun } from "./kept-run.ts";
import { type ExhaustiveFlags, exhaustiveRun, scopeFrom } from "./exhaustive.ts";
import { knownFailuresIn, withoutKnown } from "./known.ts";
import { progress } from "./progress.ts";
import { openSubject, type Subject, subjectText } from "./subject.ts";
import { mechanismNamed } from "./mechanism-named.ts";
import { reasonFrom } from "./gate-options.ts";
import { requirementFrom } from "./require-flag.ts";
import { corpusIn, keep, usualRegressions } from "./stored-cases.ts";
import { reasonOf, UsageError } from "./usage.ts";

export interface CheckFlags extends ExhaustiveFlags {
  readonly runs?: number;
  readonly seed?: number;
  readonly mechanism?: string;
  readonly only?: string;
  readonly skip?: string;
  readonly json?: string;
  readonly timeout?: number;
  readonly startupTimeout?: number;
  readonly module?: string;
  readonly evm?: string;
  readonly rpc?: string;
  readonly address?: string;
  readonly model?: boolean;
  /** Absent: the usual folder, which need not be there. */
  readonly regressions?: string;
  readonly knownFailures?: string;
  readonly out?: string;
  readonly resume?: boolean;
  readonly shard?: Shard;
  readonly failLevel?: Level;
  readonly profile?: ProfileName;
  readonly timeBudget?: number;
  readonly subject?: string;
  readonly key?: string;
  readonly verbose?: boolean;
  readonly require?: string;
  readonly allowNarrower?: string;
}

/** Runs `paripassu check` and returns its exit code. */
export const checkCommand = async (command: readonly string[], flags: CheckFlags): Promise<number> => {
  const subject: Subject = { command, ...flags };
  const scope = scopeFrom(flags);
  const options = await optionsFrom(flags);
  refuseTogether(flags);
  const key = await keyFrom(flags.key);
  const named = await subjectNamed(flags);
  const known = await knownFrom(flags);
  const corpus = withoutKnown(await corpusIn(flags), known ?? []);
  const regressions = flags.regressions ?? usualRegressions;
  if (flags.json !== undefined) await refuseUnwritable(flags.json);

  const interrupt = new AbortController();
  const stop = (): void => interrupt.abort();
  process.once("SIGINT", stop);
  const budget =
    flags.timeBudget === undefined ? undefined : setTimeout(stop, flags.timeBudget * 1000).unref();
  const opening = await openSubject(subject, options.mechanism);
  if (options.mechanism !== undefined) await refuseUndeclared(opening, options.mechanism);
  const asked = {
    ...options,
    corpus,
    ...(known === undefined ? {} : { known }),
    signal: interrupt.signal,
  };
  const { report, kept } =
    scope !== undefined
      ? { report: await exhaustiveRun(opening, asked, scope) }
      : await drawnRun(opening, asked, flags, named);
  process.off("SIGINT", stop);
  clearTimeout(budget);

  // What is kept of an interrupted run goes on from here, and is to meet the same stored cases.
  const isInterrupted = flags.out !== undefined && interrupt.signal.aborted;
  const folder = isInterrupted ? join(flags.out, counterexamplesName) : regressions;
  // Before what is kept elsewhere: a run whose reports cannot be written goes on from the stored cases it began with.
  const sealed = flags.out === undefined ? "" : await writeOut(flags.out, report, kept, flags.shard, key);
  await keep(report, folder);
  if (flags.json !== undefined) await writeWhole(flags.json, documentText(toResult(report)));
  const replay = (path: string): string => `npx paripassu replay ${quoted(path)}${subjectText(subject)}`;
  const told = terminalText(report, folder, replay, flags.verbose);
  if (flags.shard !== undefined) return shardCode(report, flags.shard, told, interrupt.signal.aborted);
  print(`${told}${sealed}`);
  return exitCodes[report.result];
};

/** Writes what is not written as a run goes; returns what to say of it. A shard has nothing but its blocks. */
const writeOut = async (
  folder: string,
  report: Report,
  kept: KeptRun | undefined,
  shard: Shard | undefined,
  key: KeyObject | undefined,
): Promise<string> => {
  if (shard !== undefined) return "";
  if (kept === undefined || kept.isInterrupted) {
    await writeResultFiles(folder, resultFiles(report, toResult(report)));
    return "";
  }
  await finish(folder, report, kept.plan, key);
  return sealedText(folder, kept.plan, key);
};

/** Scenarios drawn by chance, with progress; kept in a folder where one is given. */
const drawnRun = async (
  opening: Opening,
  options: CheckOptions,
  flags: CheckFlags,
  named: SubjectDigest | undefined,
): Promise<{ readonly report: Report; readonly kept?: KeptRun }> => {
  const { runs } = askedBy(options);
  const numbers = blocksOf({ runs, ...options });
  const total = numbers.reduce((sum, number) => sum + sizeOf(number, { runs }), 0);
  const bar = progress(total, "scenarios", flags.verbose);
  const progressing = { ...options, onProgress: bar.at };
  if (flags.out === undefined || !opening.ok) {
    const report = await check(opening, progressing);
    bar.end();
    return { report };
  }
  const { implementation } = opening;
  const subject = await subjectOrClose(implementation, flags, named);
  const kept = await keptRun(implementation, progressing, {
    folder: flags.out,
    resume: flags.resume === true,
    ...(subject === undefined ? {} : { subject }),
    confirm: () => refuseChanged(subject, flags.subject),
  });
  bar.end();
  return { report: kept.report, kept };
};

const subjectOrClose = async (
  implementation: Implementation,
  flags: CheckFlags,
  named: SubjectDigest | undefined,
): Promise<SubjectDigest | undefined> => {
  try {
    return subjectOf(flags, named, implementation);
  } catch (error) {
    await implementation.close();
    throw error;
  }
};

const refuseTogether = (flags: CheckFlags): void => {
  const refused: readonly (readonly [boolean, string])[] = [
    [flags.resume === true && flags.out === undefined, "--resume needs --out DIR: the folder to go on from"],
    [
      flags.shard !== undefined && flags.out === undefined,
      "--shard needs --out DIR: paripassu merge puts the folders together",
    ],
    [
      flags.shard !== undefined && flags.json !== undefined,
      "--json means nothing with --shard, which concludes nothing: paripassu merge writes run.json",
    ],
    [
      flags.exhaustive === true && (flags.shard !== undefined || flags.resume === true),
      "--shard and --resume mean nothing with --exhaustive: leave one out",
    ],
    [
      flags.failLevel !== undefined && (flags.exhaustive === true || flags.knownFailures !== undefined),
      "--fail-level means nothing with --exhaustive or --known-failures, where no level is awarded: leave one out",
    ],
    [
      flags.exhaustive === true && (flags.require !== undefined || flags.allowNarrower !== undefined),
      "--require and --allow-narrower mean nothing with --exhaustive, which says what it covered and runs no stored case: leave them out",
    ],
  ];
  for (const [isSo, message] of [...refused, ...refusedEvidence(flags)])
    if (isSo) throw new UsageError(message);
};

/** What a shard came to: it concludes nothing but that something is violated. */
const shardCode = (report: Report, { number, of }: Shard, told: string, isInterrupted: boolean): number => {
  const { convictions, failures, runs, result, asked } = report;
  const counted = newConvictions(report).filter(
    ({ invariant }) => asked.failLevel === undefined || includes(asked.failLevel, invariant.level),
  );
  const fails = counted.length + failures.length > 0;
  if (fails || convictions.length > 0) print(told);
  if (result === "unusable") return exitCodes.unusable;
  print(
    `shard ${number} of ${of}: ${runs} scenarios judged, ${convictions.length} invariants violated, ${failures.length} errors${isInterrupted ? "; interrupted: go on with --resume" : ""}. No verdict yet: paripassu merge gives it.\n`,
  );
  if (fails) return exitCodes["not-conformant"];
  return isInterrupted ? exitCodes.inconclusive : exitCodes.conformant;
};

const optionsFrom = async (flags: CheckFlags): Promise<CheckOptions> => ({
  ...(flags.profile === undefined ? {} : { profile: flags.profile, runs: profiles[flags.profile].runs }),
  ...(flags.runs === undefined ? {} : { runs: flags.runs }),
  ...(flags.failLevel === undefined ? {} : { failLevel: flags.failLevel }),
  ...(flags.shard === undefined ? {} : { shard: flags.shard }),
  ...(flags.seed === undefined ? {} : { seed: flags.seed }),
  ...(flags.only === undefined ? {} : { only: idsFrom("--only", flags.only) }),
  ...(flags.skip === undefined ? {} : { skip: idsFrom("--skip", flags.skip) }),
  ...(flags.mechanism === undefined ? {} : { mechanism: await mechanismNamed(flags.mechanism) }),
  ...(flags.require === undefined ? {} : { require: await requirementFrom(flags.require) }),
  ...(flags.allowNarrower === undefined ? {} : { allowNarrower: reasonFrom(flags.allowNarrower) }),
});

const knownFrom = async (flags: CheckFlags): Promise<readonly KnownFailure[] | undefined> => {
  if (flags.knownFailures === undefined) return undefined;
  if (flags.exhaustive === true)
    throw new UsageError(
      "--known-failures means nothing with --exhaustive, which runs no stored case: leave one out",
    );
  return knownFailuresIn(flags.knownFailures, flags.regressions ?? usualRegressions);
};

/** Ids of the catalogue, separated by commas. */
const idsFrom = (option: string, text: string): readonly string[] => {
  const known = invariants.map(({ id }) => id);
  const ids = text.split(",").map((id) => id.trim());
  const unknown = ids.filter((id) => !known.includes(id));
  if (unknown.length > 0)
    throw new UsageError(
      `${option}: expected ids of the catalogue (${known.join(", ")}), found ${unknown.join(", ")}`,
    );
  return ids;
};

/** A mechanism that the implementation does not declare is nothing that it can be judged by. */
const refuseUndeclared = async (opening: Opening, mechanism: Mechanism): Promise<void> => {
  if (!opening.ok) return;
  const { capabilities } = opening.implementation;
  const undeclared = undeclaredOf(mechanism, capabilities);
  if (undeclared === undefined) return;
  await opening.implementation.close();
  const { mechanisms } = capabilities;
  const found =
    mechanisms === "any"
      ? `has ${undeclared}, which the implementation does not declare in supports`
      : `is none of the ${mechanisms.length} that the implementation declares in supports.mechanisms`;
  throw new UsageError(
    `--mechanism: "${printable(mechanism.name)}" ${found}. Declare it there, or leave --mechanism out to check under all that are.`,
  );
};

const refuseUnwritable = async (path: string): Promise<void> => {
  try {
    await access(dirname(path), constants.W_OK);
  } catch (error) {
    throw new UsageError(
      `--json: cannot write ${path}: ${reasonOf(error)}. Name a file in a folder that can be written.`,
    );
  }
};
