import { homedir, tmpdir } from "node:os";
import { basename, dirname } from "node:path";
import { passedOn } from "./adapters/environment.ts";
import type { Failure } from "./implementation.ts";

/**
 * Files that are written may be committed, or sent to somebody: nothing of
 * the machine belongs in them. What a program logged, and the command that
 * started it, are left out (a failure's `record`); what it said in a message
 * passes through here.
 */

/** A text with the folders of this machine, as far as a program can know them, put out of sight. */
export const withoutMachine = (text: string): string => {
  const folders = [process.cwd(), homedir(), tmpdir(), process.execPath, ...passedFolders()];
  return (
    folders
      .filter((folder) => folder.length > 1)
      // A folder within another one would else be seen in part.
      .sort((a, b) => b.length - a.length)
      .reduce((rest, folder) => rest.replaceAll(folder, "<path>"), text)
  );
};

/** The folders in the part of the environment that a program gets. */
const passedFolders = (): readonly string[] =>
  Object.values(passedOn(process.env))
    .flatMap((value = "") => [value, ...value.split(":")])
    .filter((part) => part.includes("/"));

/** A failure as a file tells it. */
export const recordOf = ({ message, record = message, isRead }: Failure): string =>
  isRead === true ? record : withoutMachine(record);

/** Of a path into the corpus the part that is the same on every machine: "ORD-2/0123456789ab.json". */
export const withinCorpus = (origin: string): string =>
  origin.endsWith(".json") ? `${basename(dirname(origin))}/${basename(origin)}` : origin;
