/**
 * The one escaper. Text that somebody else wrote (an implementation, a stored
 * file, a file name) passes through `printable` or `quotedLines` where it
 * enters; all that a command prints passes through `inert` where it leaves:
 * see print.ts.
 */

/** What a reader does not see, and what controls a terminal: control, format, separator, invisible, unassigned. */
const unseen = /[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;

/** A line that begins so is a command to GitHub's runner; `indent` is what the runner skips before it. */
const leadingCommand = /^((?:\s|\u001b\[\d*m)*)::/;

/** A command anywhere in a line: `##[` (GitHub, Azure), `##vso[` (Azure), `##teamcity[`. */
export const markedCommand = /##(?=[\w.-]*\[)/g;

/**
 * A text with everything that a reader does not see shown as an escape: also
 * lone surrogates. Nothing is cut.
 * @example visible("a\u001b[31mb") // => "a\\u001b[31mb"
 */
export const visible = (text: string): string => text.replace(unseen, escaped);

const escaped = (character: string): string => {
  const code = (character.codePointAt(0) ?? 0).toString(16);
  return code.length > 4 ? `\\u{${code}}` : `\\u${code.padStart(4, "0")}`;
};

/** A line in which no runner of a workflow sees a command. Escaping it again changes nothing. */
const withoutCommands = (line: string): string =>
  line.replace(leadingCommand, "$1:\\u003a").replace(markedCommand, "#\\u0023");

/**
 * Text from somebody else on one line, safe to print: nothing in it is
 * invisible, controls a terminal, or commands a runner of a workflow. It is
 * cut at `limit` characters.
 * @example printable("::error::\u001b[31mb") // => ":\\u003aerror::\\u001b[31mb"
 */
export const printable = (text: string, limit = 500): string => {
  const cut = text.length > limit ? `${text.slice(0, limit)}… (${text.length} characters)` : text;
  return withoutCommands(visible(cut));
};

/**
 * Text of several lines that an implementation wrote, such as a stack. Each
 * line is printable, and begins with a mark that shows whose words it holds.
 * @example quotedLines("a\nb") // => "  | a\n  | b"
 */
export const quotedLines = (text: string, limit = 4096): string => {
  const cut = text.length > limit ? `${text.slice(0, limit)}…` : text;
  return cut
    .trimEnd()
    .split(/\r?\n/)
    .map((line) => `  | ${printable(line, limit)}`)
    .join("\n");
};

/** The codes of picocolors that colours.ts uses. */
const ourColours = /(\u001b\[(?:[12]|22|3[1-6]|39)m)/;

/**
 * A whole text of ours, as it is printed: its lines and, where `isColoured`,
 * its colours stay. All else that is invisible or a command is escaped. It is
 * the last gate: what passed `printable` comes out as it was.
 * @example inert("a\n  ::error::b") // => "a\n  :\\u003aerror::b"
 */
export const inert = (text: string, isColoured = false): string =>
  text
    .split("\n")
    .map((line) =>
      withoutCommands(
        isColoured
          ? line
              .split(ourColours)
              .map((part, i) => (i % 2 === 0 ? visible(part) : part))
              .join("")
          : visible(line),
      ),
    )
    .join("\n");

/** A document with every text in it, keys too, safe to print. Nothing is cut. */
export const printableTexts = <T>(document: T): T => printed(document) as T;

const printed = (value: unknown): unknown => {
  if (typeof value === "string") return printable(value, Infinity);
  if (Array.isArray(value)) return value.map(printed);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [printable(key, Infinity), printed(part)]),
  );
};

/**
 * A document as JSON that is safe to print, and that every reader reads as the
 * same document: what is invisible or a command stands as an escape of JSON.
 */
export const jsonText = (document: unknown, indent = 2): string =>
  inertJson(JSON.stringify(document, undefined, indent));

/** The same for text that is JSON already, or a part of it that cuts no text in it. */
export const inertJson = (json: string): string =>
  json.replace(inJson, (part) =>
    part === "##"
      ? "#\\u0023"
      : Array.from({ length: part.length }, (_, i) => escaped(part.charAt(i))).join(""),
  );

/** The line feeds between the parts of a document stay. */
const inJson = new RegExp(`(?!\\n)${unseen.source}|${markedCommand.source}`, "gu");
