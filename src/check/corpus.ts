import { formatFaults, readScenario, type Scenario } from "../../spec/index.ts";
import { maxMessageBytes } from "../protocol/decode.ts";
import { textOf, TooLongError } from "../files/bounded-file.ts";
import { caseFiles } from "./case-files.ts";
import type { Earlier } from "../campaign/finding.ts";
import { printable } from "../text/printable.ts";

/**
 * The regression corpus: counterexamples that earlier runs left, a file each.
 * They run first and outside every budget, and nothing is deleted by itself:
 * a case that is fixed goes on guarding.
 */

/** A stored case that can be run again. */
export interface StoredCase {
  readonly path: string;
  /** What it showed, as a name: an invariant's id, or a kind of failure. */
  readonly invariant: string;
  /** As it was found, where that is known, and as it was shrunk: a fixed fault may show in one alone. */
  readonly scenarios: readonly Scenario[];
  /** To be asked before each of them, in the same process. */
  readonly before?: readonly Earlier[];
}

/** A file that is not read as a case: the format has moved on, somebody edited it, or it is something else. */
export interface StaleCase {
  readonly path: string;
  readonly reason: string;
}

export interface Corpus {
  readonly cases: readonly StoredCase[];
  readonly stale: readonly StaleCase[];
}

export const emptyCorpus: Corpus = { cases: [], stale: [] };

/**
 * Every stored case below a folder, in the order of their paths; none where
 * there is no such folder. `apart`: files in it that are no cases.
 */
export const readCorpus = async (directory: string, apart: readonly string[] = []): Promise<Corpus> => {
  const cases: StoredCase[] = [];
  const stale: StaleCase[] = [];
  for (const file of await filesBelow(directory, apart)) {
    const reading =
      file.stale === undefined ? await readFileOf(file.path) : { path: file.path, reason: file.stale };
    if ("reason" in reading) stale.push(reading);
    else cases.push(reading);
  }
  return { cases, stale };
};

const filesBelow: typeof caseFiles = async (directory, apart) => {
  try {
    return await caseFiles(directory, apart);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw error;
  }
};

const readFileOf = async (path: string): Promise<StoredCase | StaleCase> => {
  try {
    return readCase(path, await textOf(path));
  } catch (error) {
    return { path, reason: error instanceof TooLongError ? error.message : "it cannot be read" };
  }
};

const readCase = (path: string, text: string): StoredCase | StaleCase => {
  const document = parsed(text);
  if (typeof document !== "object" || document === null) return { path, reason: "it is no JSON object" };
  const { scenario, unshrunk, invariant, before, dependsOn } = document as Readonly<Record<string, unknown>>;
  if (text.length > maxMessageBytes && JSON.stringify(scenario ?? "").length > maxMessageBytes)
    return { path, reason: "its scenario is longer than the 16 MiB of a message" };
  if (typeof invariant !== "string") return { path, reason: "it does not say which invariant failed" };
  const scenarios: Scenario[] = [];
  for (const [name, value] of Object.entries({ scenario, unshrunk })) {
    if (value === undefined && name === "unshrunk") continue;
    const reading = readScenario(value);
    if (!reading.ok) return { path, reason: `${name}: ${formatFaults(reading.faults)}` };
    scenarios.push(reading.value);
  }
  if (before === undefined) return { path, invariant: printable(invariant), scenarios };
  if (!Array.isArray(before)) return { path, reason: "before: expected a list of scenarios" };
  const earlier: Earlier[] = [];
  for (const [i, one] of before.entries()) {
    const reading = readScenario(one);
    if (!reading.ok) return { path, reason: `before: ${formatFaults(reading.faults)}` };
    const name: unknown = Array.isArray(dependsOn)
      ? (dependsOn[i] as { origin?: unknown } | null)?.origin
      : undefined;
    const origin = typeof name === "string" ? printable(name) : `the ${i + 1}th before it`;
    earlier.push({ scenario: reading.value, origin });
  }
  return { path, invariant: printable(invariant), scenarios, before: earlier };
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
