import { type Cause, lastLineOf } from "./cause.ts";
import type { Failure } from "./implementation.ts";
import { recordOf, withoutMachine } from "./machine.ts";

/** Why it failed: what it said of it, or the end of its message. */
export const causeOf = ({ cause, message }: Failure): Cause =>
  cause ?? { text: lastLineOf(message)?.text ?? "" };

/** The cause as a file tells it: nothing of the machine, no folders, and no addresses, which differ from run to run. */
export const causeRecordOf = (failure: Failure): Cause => {
  const { cause, isRead } = failure;
  if (cause === undefined) return { text: lastLineOf(recordOf(failure))?.text ?? "" };
  if (isRead === true) return cause;
  if (cause.record !== undefined) return { text: withoutMachine(cause.record) };
  const hidden = (line: string): string => withoutNumbersOfAProcess(withoutMachine(line));
  return {
    text: hidden(cause.text),
    ...(cause.trace === undefined ? {} : { trace: cause.trace.map(hidden) }),
  };
};

const withoutNumbersOfAProcess = (line: string): string =>
  line
    .replaceAll(/(?<![\w./:<>])(file:\/\/)?(\/[^\s/:"'()]+)+\/(?=[^\s/:"'()])/g, "<path>/")
    .replaceAll(/\b0x[0-9a-f]{5,}\b/gi, "0x...")
    .replace(/^goroutine \d+/, "goroutine")
    .replace(/^(thread '.*') \(\d+\)/, "$1")
    .replaceAll(/:\/\/[^\s/:@]+:[^\s/@]+@/g, "://<value>@");

/**
 * Failures with the same key have the same cause: the kind, the error without
 * its amounts and names, and where in the code it arose. It is the same for a
 * failure that was read from a file.
 */
export const keyOf = (failure: Failure): string => {
  const { text, trace = [] } = causeRecordOf(failure);
  return [failure.kind, withoutAmounts(text.slice(0, longest)), placeIn(trace)].join("\n");
};

const longest = 1000;

const withoutAmounts = (text: string): string =>
  text
    .replaceAll(/'[^']*'|"[^"]*"|`[^`]*`/g, "''")
    .replaceAll(/0x[0-9a-f]+/gi, "0")
    .replaceAll(/-?\d+/g, "0")
    .replaceAll(/\/steps\S*/g, "/steps");

/** The line in which the runtime of Go panics: those before it are of the function that recovered. */
const recovered = (trace: readonly string[]): number => {
  const panic = trace.findLastIndex((line) => line.startsWith("panic("));
  // The frame of panic itself has a line, too.
  return panic < 0 ? -1 : panic + 1;
};

/** The frame in which it arose: the last of Python's, the first of any other. */
const placeIn = (trace: readonly string[]): string => {
  const python = trace.findLast((line) => /^ +File "/.test(line));
  const frame =
    python ??
    trace.find((line) => /^\s+at \S/.test(line)) ??
    trace.find((line, i) => i > recovered(trace) && /^\s.*\.go:\d+/.test(line)) ??
    trace.find((line) => line.includes("panicked at "));
  // Of a path only what is the same in every folder.
  return /[^\s/\\"(]+"?,? ?(line |:)\d+/.exec((frame ?? "").slice(0, longest))?.[0] ?? "";
};
