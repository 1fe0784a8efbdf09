import { readdir, rm } from "node:fs/promises";
import { join, posix } from "node:path";
import type { Report } from "../check/report.ts";
import { type Stored, storedConviction, storedFailure, storedPath } from "../result/counterexample.ts";
import { readResult, reportOf } from "../result/read-result.ts";
import { mostResultBytes, textOf } from "../files/bounded-file.ts";
import { documentText, writeWhole } from "../files/files.ts";
import type { KillMatrix } from "../mutants/kill-matrix-document.ts";
import { reportFormats } from "../reports/index.ts";
import type { Result } from "../result/result.ts";

/** Where the counterexamples of a run are, in its folder. */
export const counterexamplesName = "counterexamples";

/** The result of a run, in its folder. */
export const resultName = "run.json";

/** The kill matrix of the suite itself, in the folder of an audit. */
export const killMatrixName = "kill-matrix.json";

/**
 * The files that hold the result of a run, by their paths in its folder: run.json,
 * every report, every counterexample. They follow from the result.
 */
export const resultFiles = (
  report: Report,
  result: Result,
  killMatrix?: KillMatrix,
): ReadonlyMap<string, string> => {
  const options = {
    regressions: counterexamplesName,
    isBeside: true as const,
    ...(killMatrix === undefined ? {} : { killMatrix }),
  };
  return new Map([
    [resultName, documentText(result)],
    ...(killMatrix === undefined ? [] : ([[killMatrixName, documentText(killMatrix)]] as const)),
    ...Object.values(reportFormats).map(({ file, write }) => [file, write(result, options)] as const),
    ...storedIn(report).map((one) => [counterexamplePath(one), documentText(one)] as const),
  ]);
};

const posixPath = (path: string): string => path.replaceAll("\\", posix.sep);

/**
 * Writes them in place of those of an earlier run, whose run.json says which
 * counterexamples are its own. Whatever else is in the folder stays.
 */
export const replaceResultFiles = async (
  folder: string,
  files: ReadonlyMap<string, string>,
): Promise<void> => {
  for (const path of await earlierCounterexamples(folder))
    if (!files.has(path)) await rm(join(folder, path), { force: true });
  for (const [path, text] of files) await writeWhole(join(folder, path), text);
};

/** None where no run.json can be read: then we cannot know what is ours. */
const earlierCounterexamples = async (folder: string): Promise<readonly string[]> => {
  try {
    const reading = readResult(JSON.parse(await textOf(join(folder, resultName), mostResultBytes)));
    const report = reading.ok ? reportOf(reading.value) : reading;
    return report.ok ? storedIn(report.value).map(counterexamplePath) : [];
  } catch {
    return [];
  }
};

const storedIn = (report: Report): readonly Stored[] => [
  ...report.convictions.map((conviction) => storedConviction(conviction, report)),
  ...report.failures.flatMap((failure) => storedFailure(failure, report)),
];

const counterexamplePath = (stored: Stored): string => posixPath(storedPath(counterexamplesName, stored));

/** Writes them, each whole. Counterexamples that an interrupted run left, and that are not of this result, go. */
export const writeResultFiles = async (folder: string, files: ReadonlyMap<string, string>): Promise<void> => {
  for (const [path, text] of files) await writeWhole(join(folder, path), text);
  const below = join(folder, counterexamplesName);
  for (const found of await readdir(below, { recursive: true, withFileTypes: true }).catch(() => []))
    if (found.isFile()) {
      const path = join(found.parentPath, found.name);
      if (!files.has(posixPath(path.slice(join(folder, "/").length)))) await rm(path);
    }
};
