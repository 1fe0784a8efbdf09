import { stat } from "node:fs/promises";
import type { Report } from "../check/report.ts";
import { type Corpus, readCorpus } from "../check/corpus.ts";
import { storedConviction, storedFailure, storedPath } from "../result/counterexample.ts";
import { documentText, writeNew } from "../files/files.ts";
import { printError } from "../text/print.ts";
import { reasonOf, UsageError } from "./usage.ts";

/** Where counterexamples are stored, unless another folder is named. */
export const usualRegressions = "regressions";

/** The stored cases. A folder that is named is there: a name that is mistaken would run none of them. */
export const corpusIn = async ({
  regressions,
  knownFailures,
}: {
  readonly regressions?: string;
  readonly knownFailures?: string;
}): Promise<Corpus> => {
  const directory = regressions ?? usualRegressions;
  try {
    if (regressions !== undefined) await stat(regressions);
    return await readCorpus(directory, knownFailures === undefined ? [] : [knownFailures]);
  } catch (error) {
    throw new UsageError(
      `--regressions: cannot read ${directory}: ${reasonOf(error)}. Name a folder that is there, even if it is empty (mkdir makes one); without --regressions it is ${usualRegressions}, which need not be there.`,
    );
  }
};

/** Writes every counterexample to a file of its own. */
export const keep = async (report: Report, directory: string): Promise<void> => {
  const stored = report.convictions.map((conviction) => storedConviction(conviction, report));
  const failures = report.failures.flatMap((failure) => storedFailure(failure, report));
  try {
    for (const one of [...stored, ...failures]) await writeNew(storedPath(directory, one), documentText(one));
  } catch (error) {
    printError(
      `cannot write counterexamples to ${directory}: ${reasonOf(error)}. Name another folder with --regressions.\n`,
    );
  }
};
