import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { formatFaults, readScenario, type Scenario } from "../spec/index.ts";
import { printable } from "./printable.ts";

/**
 * The regression corpus: counterexamples that earlier runs left, a file each.
 * They run first and outside every budget, and nothing is deleted by itself:
 * a case that is mended goes on guarding.
 */

/** A stored case that can be run again. */
export interface StoredCase {
  readonly path: string;
  /** What it showed, as a name: an invariant's id, or a kind of failure. */
  readonly invariant: string;
  /** As it was found, where that is known, and as it was shrunk: a mended fault may show in one alone. */
  readonly scenarios: readonly Scenario[];
  /** To be asked before each of them, in the same process. */
  readonly before?: readonly Scenario[];
}

/** A file that is no case any more: the format has moved on, or somebody edited it. */
export interface StaleCase {
  readonly path: string;
  readonly reason: string;
}

export interface Corpus {
  readonly cases: readonly StoredCase[];
  readonly stale: readonly StaleCase[];
}

export const emptyCorpus: Corpus = { cases: [], stale: [] };

/** Every stored case below a folder, in the order of their paths; none where there is no such folder. */
export const readCorpus = async (directory: string): Promise<Corpus> => {
  const cases: StoredCase[] = [];
  const stale: StaleCase[] = [];
  for (const path of await filesBelow(directory)) {
    const reading = readCase(path, await textOf(path));
    if ("reason" in reading) stale.push(reading);
    else cases.push(reading);
  }
  return { cases, stale };
};

const filesBelow = async (directory: string): Promise<readonly string[]> => {
  try {
    const entries = await readdir(directory, { recursive: true, withFileTypes: true });
    return entries
      .filter((entry) => entry.isFile() && entry.name.endsWith(".json"))
      .map((entry) => join(entry.parentPath, entry.name))
      .sort();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw error;
  }
};

const textOf = async (path: string): Promise<string | undefined> => {
  try {
    return await readFile(path, "utf8");
  } catch {
    return undefined;
  }
};

const readCase = (path: string, text: string | undefined): StoredCase | StaleCase => {
  if (text === undefined) return { path, reason: "it cannot be read" };
  const document = parsed(text);
  if (typeof document !== "object" || document === null) return { path, reason: "it is no JSON object" };
  const { scenario, unshrunk, invariant, before } = document as Readonly<Record<string, unknown>>;
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
  const earlier: Scenario[] = [];
  for (const one of before) {
    const reading = readScenario(one);
    if (!reading.ok) return { path, reason: `before: ${formatFaults(reading.faults)}` };
    earlier.push(reading.value);
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
