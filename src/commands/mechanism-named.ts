import { type Mechanism, presets, readMechanism } from "../../spec/index.ts";
import { nearest } from "../nearest.ts";
import { printable } from "../printable.ts";
import { readDocument, refuse, UsageError } from "./usage.ts";

export const presetNames: readonly string[] = presets.map(({ name }) => name);

/** Something that is chosen by name, and is not there: with what is, and what was perhaps meant. */
export const unknownName = (what: string, name: string, known: readonly string[]): UsageError => {
  const meant = nearest(name, known);
  return new UsageError(
    `expected ${what} (${known.join(", ")}), found "${printable(name, 64)}"${meant === undefined ? "" : `: did you mean ${meant}?`}`,
  );
};

/**
 * The mechanism that `--mechanism` names: a preset, or a file. A preset comes
 * first; a path with a slash in it, such as `./okex-2018`, is always a file.
 */
export const mechanismNamed = async (nameOrFile: string): Promise<Mechanism> => {
  const preset = presets.find(({ name }) => name === nameOrFile);
  if (preset !== undefined) return preset.mechanism;
  const reading = readMechanism(await fileOr(nameOrFile));
  if (!reading.ok) throw refuse(nameOrFile, "mechanism", reading.faults);
  return reading.value;
};

/** The document in the file; where it cannot be read, what else might have been meant. */
const fileOr = async (nameOrFile: string): Promise<unknown> => {
  try {
    return await readDocument(nameOrFile);
  } catch (error) {
    if (!(error instanceof UsageError) || nameOrFile.includes("/")) throw error;
    throw new UsageError(
      `--mechanism: ${unknownName("a preset", nameOrFile, presetNames).message}\nNor is it a file: ${error.message}`,
    );
  }
};
