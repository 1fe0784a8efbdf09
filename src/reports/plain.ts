import { stripVTControlCharacters } from "node:util";
import { printable } from "../printable.ts";

/** A text from a result, whoever wrote it, on one line and safe to print. Longer than `limit`, it is cut. */
export const plain = (text: string, limit = Infinity): string => printable(text, limit);

/**
 * A text of ours as plain lines: without colours, and none is a command to
 * the runner of a workflow. (GitHub's obeys `::error::` at the start of a
 * line, and `##[error]` anywhere.)
 * @example plainLines("a\n  ::error::b") // => ["a", "  :\\u003aerror::b"]
 */
export const plainLines = (text: string): readonly string[] =>
  stripVTControlCharacters(text)
    .split("\n")
    .map((line) => withoutCommands(plain(line)));

const withoutCommands = (line: string): string =>
  line.replace(/^(\s*)::/, "$1:\\u003a").replaceAll("##[", "#\\u0023[");

/** A document as JSON, in which a workflow's runner sees no command either. */
export const jsonText = (document: unknown): string =>
  `${JSON.stringify(document, undefined, 2).replaceAll("##[", "\\u0023#[")}\n`;
