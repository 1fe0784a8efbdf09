import { printable } from "../text/printable.ts";

/** Why an implementation failed, as far as anybody said. All texts are printable. */
export interface Cause {
  /** One line, such as the last line of a traceback. */
  readonly text: string;
  /** The traceback, line by line. */
  readonly trace?: readonly string[];
  /** For files, where text and trace are nothing but the end of a log: see machine.ts. Absent: both are kept. */
  readonly record?: string;
}

/** An error in a text: its line, and where the traceback around it begins and ends. */
interface Found {
  readonly text: string;
  readonly from: number;
  /** The line after the last one. */
  readonly to: number;
}

const mostLines = 40;
const longestLine = 400;
const longestText = 2 ** 16;

/** The error that a program wrote in the way of its language, with its traceback; undefined where it wrote none. */
export const errorIn = (text: string): Cause | undefined => {
  const lines = linesOf(text);
  const [found] = [pythonError, framedError, goPanic, rustPanic, fatalError]
    .flatMap((find) => find(lines) ?? [])
    .sort((a, b) => b.to - a.to || a.from - b.from);
  if (found === undefined) return undefined;
  // Frames of the runtime say nothing of the code.
  const frames = lines.slice(found.from, found.to).filter((line) => !/^\s+at .*\(?node:/.test(line));
  const trace = shortened(frames);
  return { text: printable(found.text.trim()), ...(trace.length > 1 ? { trace } : {}) };
};

/** The last line of a text, and where it has several, all of them; undefined where there is none. */
export const lastLineOf = (text: string): Cause | undefined => {
  const lines = linesOf(text).filter((line) => line.trim() !== "");
  const last = lines.at(-1);
  if (last === undefined) return undefined;
  return { text: printable(last.trim()), ...(lines.length > 1 ? { trace: shortened(lines) } : {}) };
};

/** The end of a long text: there stands what it came to. */
const linesOf = (text: string): readonly string[] =>
  text
    .slice(-longestText)
    .trimEnd()
    .split(/\r?\n/)
    .map((line) => line.slice(0, 2 * longestLine).replaceAll("\t", "    "));

/** The beginning says where it started, the end where it failed. */
const shortened = (lines: readonly string[]): readonly string[] => {
  const safe = lines.map((line) => printable(line, longestLine));
  const head = 5;
  return safe.length <= mostLines
    ? safe
    : [
        ...safe.slice(0, head),
        `(${safe.length - mostLines} lines left out)`,
        ...safe.slice(head - mostLines),
      ];
};

const lastIndex = (lines: readonly string[], is: RegExp): number =>
  lines.findLastIndex((line) => is.test(line));

/** `Traceback (most recent call last):`, indented frames, and the error; of a chain the last. */
const pythonError = (lines: readonly string[]): Found | undefined => {
  const begin = lastIndex(lines, /^Traceback \(most recent call last\):/);
  if (begin >= 0) {
    const at = lines.findIndex((line, i) => i > begin && /^\S/.test(line));
    return at < 0 ? undefined : { text: lines[at] ?? "", from: begin, to: at + 1 };
  }
  // A file that does not parse has no traceback of its own; and the beginning of a long one may be cut off.
  const at = lastIndex(lines, /^[\w.]*(Error|Exception)\b(:|$)/);
  const from = lines.findLastIndex((line, i) => i < at && /^\S/.test(line)) + 1;
  return at > 0 && from < at && / {2}File "/.test(lines[from] ?? "")
    ? { text: lines[at] ?? "", from, to: at + 1 }
    : undefined;
};

/** An error above the frames that led to it, each ` at ...`, as JavaScript, Java and C# write it. */
const framedError = (lines: readonly string[]): Found | undefined => {
  const last = lastIndex(lines, /^\s+at \S/);
  if (last < 0) return undefined;
  const above = lines.findLastIndex((line, i) => i < last && !/^\s+(at \S|\.\.\. \d+ more)/.test(line));
  if (above < 0) return undefined;
  // A message may have several lines: the first names the error.
  const named = lines.findLastIndex(
    (line, i) => i <= above && i > above - 10 && /[\w$]*(Error|Exception|Caused by)\b/.test(line),
  );
  const from = named < 0 ? above : named;
  const text = (lines[from] ?? "").replace(
    /^\s*(run\(\) failed: |Uncaught |Caused by: |\[cause\]: |Unhandled exception\. |Exception in thread "[^"]*" )+/,
    "",
  );
  return { text, from, to: last + 1 };
};

const goPanic = (lines: readonly string[]): Found | undefined => {
  const from = lastIndex(lines, /^(panic|fatal error): /);
  return from < 0 ? undefined : { text: lines[from] ?? "", from, to: lines.length };
};

/** `thread 'main' panicked at src/venue.rs:3:5:` and the message, or both in one line. */
const rustPanic = (lines: readonly string[]): Found | undefined => {
  const from = lastIndex(lines, /^thread '.*' (\(\d+\) )?panicked at /);
  if (from < 0) return undefined;
  const line = lines[from] ?? "";
  const text = /panicked at '(.*)', \S+$/.exec(line)?.[1] ?? lines[from + 1] ?? line;
  const note = lines.findIndex((one, i) => i > from && one.startsWith("note: run with `RUST_BACKTRACE"));
  return { text, from, to: note < 0 ? lines.length : note };
};

/** Memory that ran out, in Node; an exception that nobody caught, in C++. */
const fatalError = (lines: readonly string[]): Found | undefined => {
  const from = lastIndex(lines, /^(FATAL ERROR: |terminate called )/);
  if (from < 0) return undefined;
  const what = lines[from + 1] ?? "";
  const text = /^\s+what\(\): /.test(what) ? what : (lines[from] ?? "");
  return { text, from, to: lines.length };
};
