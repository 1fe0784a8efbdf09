import type { KeyObject } from "node:crypto";
import { access, constants } from "node:fs/promises";
import { dirname, join } from "node:path";
import { undeclaredOf } from "../../properties/index.ts";
import type { Mechanism } from "../../spec/index.ts";
import { blocksOf, type Shard, sizeOf } from "../campaign/campaign.ts";
import { check } from "../check/check.ts";
import { askedBy, type CheckOptions, type Report } from "../check/report.ts";
import { documentText, writeWhole } from "../files/files.ts";
import { isWithin, type SubjectDigest } from "../subject/subject.ts";
import {
  counterexamplesName,
  replaceResultFiles,
  resultFiles,
  writeResultFiles,
} from "../folder/result-files.ts";
import type { Implementation, Opening } from "../protocol/implementation.ts";
import { print } from "../text/print.ts";
import { printable } from "../text/printable.ts";
import { newConvictions } from "../check/new-convictions.ts";
import { quoted } from "../text/quoted.ts";
import { exitCodes } from "../check/result-name.ts";
import { quietText } from "../reports/terminal/quiet.ts";
import { terminalText } from "../reports/terminal.ts";
import { toResult } from "../result/to-result.ts";
import { includes } from "../check/verdict.ts";
import { finish, keyFrom, refuseChanged, sealedText, subjectNamed, subjectOf } from "./evidence.ts";
import { keptRun, type KeptRun } from "./kept-run.ts";
import { type CheckFlags, refuseTogether } from "./check-flags.ts";
import { knownFrom, optionsFrom } from "./check-options.ts";
import { exhaustiveRun, scopeFrom } from "./exhaustive.ts";
import { withoutKnown } from "./known.ts";
import { progress, silent } from "./progress.ts";
import { openSubject, type Subject, subjectText } from "./subject.ts";
import { corpusIn, keep, usualRegressions } from "./stored-cases.ts";
import { reasonOf, UsageError } from "./usage.ts";

/** What a run gives: its report, and where it is kept in a folder, that. */
interface Ran {
  readonly report: Report;
  readonly kept?: KeptRun;
}

/** Checks one implementation and returns the exit code. `signal` ends it early, as SIGINT does. */
export const checkCommand = async (
  command: readonly string[],
  flags: CheckFlags,
  signal?: AbortSignal,
): Promise<number> => {
  const subject: Subject = { command, ...flags };
  const scope = scopeFrom(flags);
  const options = await optionsFrom(flags);
  refuseTogether(flags);
  const key = await keyFrom(flags.key);
  const named = await subjectNamed(flags);
  const known = await knownFrom(flags);
  const corpus = withoutKnown(await corpusIn(flags), known ?? []);
  const regressions = flags.regressions ?? usualRegressions;
  refuseShared(flags.reports, regressions);
  if (flags.json !== undefined) await refuseUnwritable(flags.json);

  const interrupt = new AbortController();
  const { report, kept } = await interruptedBy(
    interrupt,
    flags.timeBudget,
    signal,
    async (): Promise<Ran> => {
      const opening = await openSubject(subject, options.mechanism);
      if (options.mechanism !== undefined) await refuseUndeclared(opening, options.mechanism);
      const asked = {
        ...options,
        corpus,
        ...(known === undefined ? {} : { known }),
        signal: interrupt.signal,
      };
      return scope !== undefined
        ? { report: await exhaustiveRun(opening, asked, scope, flags.quiet) }
        : drawnRun(opening, asked, flags, named);
    },
  );

  // What is tested has changed: the next check says more.
  if (signal?.aborted === true) return exitCodes.inconclusive;
  // What is kept of an interrupted run goes on from here, and is to meet the same stored cases.
  const isInterrupted = flags.out !== undefined && interrupt.signal.aborted;
  const folder = isInterrupted ? join(flags.out, counterexamplesName) : regressions;
  // Before what is kept elsewhere: a run whose reports cannot be written goes on from the stored cases it began with.
  const sealed = flags.out === undefined ? "" : await writeOut(flags.out, report, kept, flags.shard, key);
  await keep(report, folder);
  if (flags.json !== undefined) await writeWhole(flags.json, documentText(toResult(report)));
  if (flags.reports !== undefined)
    await replaceResultFiles(flags.reports, resultFiles(report, toResult(report)));
  const replay = (path: string): string => `npx paripassu replay ${quoted(path)}${subjectText(subject)}`;
  const told =
    flags.quiet === true ? `${quietText(report)}\n` : terminalText(report, folder, replay, flags.verbose);
  if (flags.shard !== undefined) return shardCode(report, flags.shard, told, interrupt.signal.aborted);
  print(flags.quiet === true ? told : `${told}${sealed}`);
  return exitCodes[report.result];
};

/** Runs while SIGINT, a time budget in seconds and a caller's signal set off the interrupt; leaves no listener behind. */
const interruptedBy = async <T>(
  interrupt: AbortController,
  seconds: number | undefined,
  signal: AbortSignal | undefined,
  run: () => Promise<T>,
): Promise<T> => {
  const stop = (): void => interrupt.abort();
  process.once("SIGINT", stop);
  signal?.addEventListener("abort", stop);
  if (signal?.aborted === true) stop();
  const budget = seconds === undefined ? undefined : setTimeout(stop, seconds * 1000).unref();
  try {
    return await run();
  } finally {
    process.off("SIGINT", stop);
    signal?.removeEventListener("abort", stop);
    clearTimeout(budget);
  }
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
): Promise<Ran> => {
  const { runs } = askedBy(options);
  const numbers = blocksOf({ runs, ...options });
  const total = numbers.reduce((sum, number) => sum + sizeOf(number, { runs }), 0);
  const bar = flags.quiet === true ? silent : progress(total, "scenarios", flags.verbose);
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

/** The next run replaces the counterexamples of a report, and must leave those that are stored. */
const refuseShared = (reports: string | undefined, regressions: string): void => {
  if (reports === undefined) return;
  const replaced = join(reports, counterexamplesName);
  if (isWithin(regressions, replaced) || isWithin(replaced, regressions))
    throw new UsageError(
      `--reports: expected a folder apart from the stored counterexamples in ${regressions}, found ${reports}, where each run replaces ${replaced}: name another folder`,
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
