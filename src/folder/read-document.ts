import type Type from "typebox";
import { Compile } from "typebox/compile";
import type { Invariant } from "../../properties/index.ts";
import { type Fault, faultsOf, formatFaults, type Reading } from "../../spec/index.ts";
import { mostResultBytes, textOf } from "../files/bounded-file.ts";
import { printable } from "../text/printable.ts";
import { FolderError } from "./folder-error.ts";

/** The value of a reading, or a FolderError that names the file. */
export const valueOf = <T>(path: string, what: string, reading: Reading<T>): T => {
  if (reading.ok) return reading.value;
  throw faulty(path, what, reading.faults);
};

const faulty = (path: string, what: string, faults: readonly Fault[]): FolderError =>
  new FolderError(
    `${printable(path)}: expected a ${what}, as this version writes it, found\n${firstLines(formatFaults(faults))}\nDelete the file, and go on with --resume; or begin again in another folder.`,
  );

const firstLines = (text: string): string =>
  text
    .split("\n")
    .slice(0, 10)
    .map((line) => `  ${printable(line)}`)
    .join("\n");

/** The invariant of an id, of those that a run judges by. Throws FolderError. */
export const invariantOf = (path: string, id: string, judged: readonly Invariant[]): Invariant => {
  const found = judged.find((one) => one.id === id);
  if (found !== undefined) return found;
  const expected = `one of ${judged.map((one) => one.id).join(", ")}`;
  throw faulty(path, "law that this run judges by", [{ path: "/invariant", expected, found: `"${id}"` }]);
};

/** Reads documents of a schema, or throws a FolderError that names the file. */
export const documentReader = <S extends Type.TSchema>(schema: S, what: string) => {
  const validator = Compile(schema);
  return (path: string, value: unknown): Type.Static<S> => {
    if (validator.Check(value)) return value;
    throw faulty(path, what, faultsOf(validator, value));
  };
};

/** The JSON in a file; undefined where there is none. Throws FolderError for what is no JSON. */
export const jsonIn = async (path: string): Promise<unknown> => {
  let text: string;
  try {
    text = await textOf(path, mostResultBytes);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw new FolderError(`cannot read ${printable(path)}: ${printable((error as Error).message)}`);
  }
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new FolderError(
      `${printable(path)}: expected JSON, found something else. Delete the file, and go on with --resume.`,
    );
  }
};
