import { homedir, tmpdir } from "node:os";
import { basename, dirname } from "node:path";
import { passedOn } from "./environment.ts";
import type { Failure } from "./implementation.ts";
import { printable } from "../text/printable.ts";

/**
 * Files that are written may be committed, or sent to somebody: nothing of
 * the machine belongs in them. What a program logged, and the command that
 * started it, are left out (a failure's `record`); what it said in a message
 * passes through here.
 */

/** A text with what a program can know of this machine put out of sight: its folders, and what its environment says. */
export const withoutMachine = (text: string): string => {
  // As they are, and as a message shows them.
  const forms = values().flatMap((value) => [
    value,
    printable(value, Infinity),
    JSON.stringify(value).slice(1, -1),
  ]);
  return without(withoutFolders(text), forms, "<value>");
};

/** A text with the folders of this machine, as far as a program can know them, put out of sight. */
export const withoutFolders = (text: string): string => {
  const passed = values()
    .flatMap((value) => [value, ...value.split(":")])
    .filter((part) => part.includes("/"));
  const folders = [process.cwd(), homedir(), tmpdir(), process.execPath, ...passed];
  return without(text, folders, "<path>");
};

/**
 * What the environment that a program gets holds. What is short, and words
 * such as "trace" (RUST_LOG) and "test" (NODE_ENV), are no secrets, and words
 * of ours as well; who runs this is told by nobody.
 */
const values = (): readonly string[] =>
  Object.entries(passedOn(process.env)).flatMap(([name, value = ""]) =>
    value.length < 4 || (/^[a-z]+$/i.test(value) && !/^(USER|LOGNAME)$/.test(name)) ? [] : [value],
  );

/** The longest first: a part within another one would else be seen in part. */
const without = (text: string, parts: readonly string[], mark: string): string =>
  parts
    .filter((part) => part.length > 1)
    .sort((a, b) => b.length - a.length)
    .reduce((rest, part) => hiddenIn(rest, part, mark), text)
    // A path, also where it was written as an address.
    .replaceAll(`file://${mark}`, mark);

/** A message may have been cut within the part. */
const hiddenIn = (text: string, part: string, mark: string): string => {
  const rest = text.replaceAll(part, mark);
  for (let length = part.length - 1; length > 3; length -= 1) {
    const cut = `${part.slice(0, length)}…`;
    if (rest.includes(cut)) return rest.replaceAll(cut, `${mark}…`);
  }
  return rest;
};

/** A failure as a file tells it. */
export const recordOf = ({ message, record = message, isRead }: Failure): string =>
  isRead === true ? record : withoutMachine(record);

/** Of a path into the corpus the part that is the same on every machine: "ORD-2/0123456789ab.json". */
export const withinCorpus = (origin: string): string =>
  origin.endsWith(".json") ? `${basename(dirname(origin))}/${basename(origin)}` : origin;
