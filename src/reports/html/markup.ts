import { markedCommand, visible } from "../../text/printable.ts";

/** Text that is HTML already. Only `markup` makes it, and only the two marked places by hand. */
export class Markup {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

/** What may stand in a template: texts and numbers are escaped, markup and lists of it are not. */
export type Part = string | number | Markup | readonly Markup[];

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/**
 * A text as it may stand in an element or in a quoted attribute: the one place
 * where text becomes HTML. What a reader would not see (control, bidirectional
 * and invisible characters, except for line ends) is shown as an escape.
 * @example escaped(`<b a="1">\u202e`) // => "&lt;b a=&quot;1&quot;&gt;\\u202e"
 */
export const escaped = (text: string): string =>
  text
    .split("\n")
    .map((line) => visible(line))
    .join("\n")
    .replace(/[&<>"']/g, (character) => entities[character] ?? "")
    // No line is a command to the runner of a workflow that prints it: see printable.ts.
    .replaceAll("::", "&#58;&#58;")
    .replace(markedCommand, "#&#35;");

const written = (part: Part): string => {
  if (typeof part === "string") return escaped(part);
  if (typeof part === "number") return String(part);
  return part instanceof Markup ? part.text : part.map(({ text }) => text).join("");
};

/**
 * A template whose parts are escaped, unless they are markup. Attributes stand
 * in double quotes, always; no part stands in a script, a style or an address.
 */
export const markup = (texts: TemplateStringsArray, ...parts: readonly Part[]): Markup =>
  new Markup(texts.map((text, i) => text + written(parts[i] ?? "")).join(""));

export const nothing = markup``;
