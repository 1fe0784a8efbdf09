import { resolve } from "node:path";
import { Compile } from "typebox/compile";
import { faultsOf, formatFaults, readScenario } from "../../spec/index.ts";
import { textOf as readBounded } from "../files/bounded-file.ts";
import type { Corpus } from "../check/corpus.ts";
import { StoredSchema } from "../result/counterexample.ts";
import { hashOf } from "../protocol/scenario-hash.ts";
import { type KnownLine, pathOf, readKnownFailures } from "../check/known-failures.ts";
import type { KnownFailure } from "../check/run-known.ts";
import { readDocument, reasonOf, UsageError } from "./usage.ts";

const validator = Compile(StoredSchema);

/** The known failures of a file, each with the stored counterexample that it names. Refuses the file whole. */
export const knownFailuresIn = async (path: string, directory: string): Promise<readonly KnownFailure[]> => {
  const reading = readKnownFailures(await textOf(path));
  if (reading.ok) return Promise.all(reading.lines.map((line) => storedFor(path, line, directory)));
  const faults = reading.faults.map(
    ({ line, expected, found }) => `  line ${line}: expected ${expected}, found ${found}`,
  );
  throw new UsageError(
    `--known-failures: ${path} is malformed:\n${faults.join("\n")}\nA line is: INVARIANT HASH [until:YYYY-MM-DD] REASON`,
  );
};

const textOf = async (path: string): Promise<string> => {
  try {
    return await readBounded(path);
  } catch (error) {
    throw new UsageError(`--known-failures: cannot read ${path}: ${reasonOf(error)}. Name a text file.`);
  }
};

const storedFor = async (list: string, line: KnownLine, directory: string): Promise<KnownFailure> => {
  const path = pathOf(directory, line);
  const refuse = (what: string): UsageError =>
    new UsageError(
      `--known-failures: ${list}, line ${line.line}: expected the counterexample ${path} as check stored it, found ${what}`,
    );
  let document: unknown;
  try {
    document = await readDocument(path);
  } catch (error) {
    throw refuse(`none (${reasonOf(error)})`);
  }
  if (!validator.Check(document))
    throw refuse(`another document: ${formatFaults(faultsOf(validator, document))}`);
  const { invariant, scenario, step, expected, observed } = document;
  if (invariant !== line.invariant) throw refuse(`one of ${invariant}`);
  if (hashOf(scenario) !== line.hash) throw refuse("a scenario that was edited: its name does not fit it");
  const reading = readScenario(scenario);
  if (!reading.ok) throw refuse(`a scenario that is not valid: ${formatFaults(reading.faults)}`);
  return { ...line, path, scenario: reading.value, step: step ?? 0, expected, observed };
};

/** The corpus without the known failures: these are run apart, and what they show beside is theirs. */
export const withoutKnown = (corpus: Corpus, known: readonly KnownFailure[]): Corpus => {
  const paths = new Set(known.map(({ path }) => resolve(path)));
  return { ...corpus, cases: corpus.cases.filter(({ path }) => !paths.has(resolve(path))) };
};
