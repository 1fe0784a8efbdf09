import { stripVTControlCharacters } from "node:util";
import { printable } from "../text/printable.ts";

/** A text from a result, no matter who wrote it, on one line and safe to print. Longer than `limit`, it is cut. */
export const plain = (text: string, limit = Infinity): string => printable(text, limit);

/**
 * A text of ours as plain lines: without colours, and none is a command to
 * the runner of a workflow.
 * @example plainLines("a\n  ::error::b") // => ["a", "  :\\u003aerror::b"]
 */
export const plainLines = (text: string): readonly string[] =>
  stripVTControlCharacters(text)
    .split("\n")
    .map((line) => plain(line));
