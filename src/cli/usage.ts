import { type Fault, formatFaults } from "../../spec/wire/fault.ts";
import { mostDocumentBytes, textFrom, textOf, TooLongError } from "../files/bounded-file.ts";
import type { Shard } from "../campaign/campaign.ts";
import { jsonFault } from "../text/json-fault.ts";
import { printable } from "../text/printable.ts";
import { tellReading } from "./tell-reading.ts";

/** The caller asked for something that cannot be done: exit code 2. */
export class UsageError extends Error {}

/** A file that is named cannot be read. */
export class UnreadableError extends UsageError {}

/** The exit code for wrong usage, and nothing else. */
export const usageExitCode = 2;

/** `--` with nothing behind it: what was to be started there is missing, so nothing must be judged in its place. */
export const refuseNothingBehind = (args: readonly string[]): void => {
  if (args.at(-1) !== "--") return;
  throw new UsageError(
    "expected a command after --, such as -- python3 adapter.py, found none. If it comes from a variable, that variable is empty.",
  );
};

/** The text of a file, or of standard input for "-". */
const readText = async (path: string, most: number): Promise<string> => {
  try {
    return await (path === "-" ? textFrom(process.stdin, most) : textOf(path, most));
  } catch (error) {
    if (error instanceof TooLongError)
      throw new UsageError(`${path === "-" ? "standard input" : path}: ${error.message}`);
    throw new UnreadableError(
      `cannot read ${path}: ${reasonOf(error)}. Name a file that exists and can be read.`,
    );
  }
};

/** The message of whatever was thrown. */
export const reasonOf = (error: unknown): string =>
  printable(error instanceof Error ? error.message : String(error));

/** The JSON document in a file of at most `most` bytes, or on standard input for "-". */
export const readDocument = async (path: string, most = mostDocumentBytes): Promise<unknown> => {
  const text = await readText(path, most);
  tellReading(path, text.length);
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new UsageError(`${path} is not JSON: ${whereIn(text) ?? reasonOf(error)}`);
  }
};

const whereIn = (text: string): string | undefined => {
  const fault = jsonFault(text);
  return fault === undefined
    ? undefined
    : `line ${fault.line}, column ${fault.column}: expected ${fault.expected}, found ${fault.found}`;
};

/** Refuses a document whole, telling every fault with its path. */
export const refuse = (path: string, what: string, faults: readonly Fault[]): UsageError =>
  new UsageError(`${path} is not a valid ${what}:\n${formatFaults(faults).replace(/^/gm, "  ")}`);

/** A whole number in a range, from an option. */
export const wholeNumber =
  (name: string, low: number, high: number) =>
  (text: string): number => {
    const value = Number(text);
    if (/^-?\d+$/.test(text) && value >= low && value <= high) return value;
    throw new UsageError(
      `${name}: expected a whole number from ${low} to ${high}, found "${printable(text, 40)}"`,
    );
  };

/** One of some names, from an option. */
export const oneOf =
  <const T extends string>(name: string, values: readonly T[]) =>
  (text: string): T => {
    const found = values.find((value) => value === text);
    if (found !== undefined) return found;
    throw new UsageError(`${name}: expected one of ${values.join(", ")}, found "${printable(text, 40)}"`);
  };

/** A shard, as "2/4". */
export const shardFrom = (text: string): Shard => {
  const [, number = 0, of = 0] = (/^(\d{1,4})\/(\d{1,4})$/.exec(text) ?? []).map(Number);
  if (number >= 1 && number <= of) return { number, of };
  throw new UsageError(
    `--shard: expected K/N with K from 1 to N, such as 2/4, found "${printable(text, 40)}"`,
  );
};
