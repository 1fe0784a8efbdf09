import { inexpressible, type Mechanism, presets, readMechanism } from "../../spec/index.ts";
import { nearest } from "../text/nearest.ts";
import { printable } from "../text/printable.ts";
import { readDocument, refuse, UnreadableError, UsageError } from "./usage.ts";

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
export const mechanismNamed = async (nameOrFile: string, option = "--mechanism: "): Promise<Mechanism> => {
  const preset = presets.find(({ name }) => name === nameOrFile);
  if (preset !== undefined) return preset.mechanism;
  const reading = readMechanism(await fileOr(nameOrFile, option));
  if (!reading.ok) throw refuse(nameOrFile, "mechanism", reading.faults);
  return reading.value;
};

/** The document in the file; where there is no such file, what else might have been meant. */
const fileOr = async (nameOrFile: string, option: string): Promise<unknown> => {
  try {
    return await readDocument(nameOrFile);
  } catch (error) {
    // A file that is there was meant, whatever is wrong with it.
    if (!(error instanceof UnreadableError) || nameOrFile.includes("/")) throw error;
    throw new UsageError(`${option}${unknownPreset(nameOrFile).message}\nNor is it a file: ${error.message}`);
  }
};

const unknownPreset = (name: string): UsageError => {
  const missing = inexpressible.find((one) => one.name === name);
  if (missing === undefined) return unknownName("a preset", name, presetNames);
  return new UsageError(
    `there is no preset ${name}, for it ${missing.reason}; there are ${presetNames.join(", ")}`,
  );
};
