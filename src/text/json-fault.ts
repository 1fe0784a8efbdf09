import { printable } from "./printable.ts";

/** Where a text stops being JSON, counted from 1, what would go on there, and what stands there. */
export interface JsonFault {
  readonly line: number;
  readonly column: number;
  readonly expected: string;
  readonly found: string;
}

/**
 * The first place at which a text is not JSON; undefined where all of it is.
 * What JSON.parse says depends on the version of Node, and often names no place.
 * @example jsonFault('{"a": }') // => { line: 1, column: 7, expected: "a value", found: '"}"' }
 */
export const jsonFault = (text: string): JsonFault | undefined => {
  const end = scan(text);
  if (end === undefined) return undefined;
  const before = text.slice(0, end.at);
  const [character] = text.slice(end.at, end.at + 2);
  return {
    line: before.split("\n").length,
    column: Array.from(before.slice(before.lastIndexOf("\n") + 1)).length + 1,
    expected: end.expected,
    found: character === undefined ? "the end of the file" : shown(character),
  };
};

const shown = (character: string): string => {
  if (character === "\n" || character === "\r") return "the end of the line";
  if (character === '"') return "a double quote";
  return character === "\ufeff" ? "a byte order mark" : `"${printable(character)}"`;
};

/** Where it ends, and what would go on there. */
interface End {
  readonly at: number;
  readonly expected: string;
}

const scan = (text: string): End | undefined => {
  /** What each open list or object is closed by, the innermost last. */
  const open: ("]" | "}")[] = [];
  let wants: "value" | "first value" | "key" | "first key" | "colon" | "next" = "value";
  let at = afterSpace(text, 0);
  while (open.length > 0 || wants !== "next") {
    const character = text[at];
    const close = open.at(-1);
    if (character === close && character !== undefined && !["value", "key", "colon"].includes(wants)) {
      open.pop();
      wants = "next";
      at += 1;
    } else if (wants === "next") {
      if (character !== ",") return { at, expected: `"," or "${close ?? ""}"` };
      wants = close === "}" ? "key" : "value";
      at += 1;
    } else if (wants === "colon") {
      if (character !== ":") return { at, expected: '":"' };
      wants = "value";
      at += 1;
    } else if (wants === "key" || wants === "first key") {
      if (character !== '"')
        return { at, expected: wants === "key" ? "a key in double quotes" : 'a key in double quotes or "}"' };
      const end = stringEnd(text, at);
      if (typeof end !== "number") return end;
      wants = "colon";
      at = end;
    } else if (character === "{" || character === "[") {
      open.push(character === "{" ? "}" : "]");
      wants = character === "{" ? "first key" : "first value";
      at += 1;
    } else {
      const end = character === '"' ? stringEnd(text, at) : scalarEnd(text, at);
      if (typeof end === "object") return end;
      if (end === undefined) return { at, expected: wants === "value" ? "a value" : 'a value or "]"' };
      wants = "next";
      at = end;
    }
    at = afterSpace(text, at);
  }
  return at < text.length ? { at, expected: "nothing more" } : undefined;
};

const afterSpace = (text: string, from: number): number => {
  let at = from;
  while (at < text.length && " \t\n\r".includes(text[at] ?? "")) at += 1;
  return at;
};

/** Behind a number, true, false or null; undefined where none stands. */
const scalarEnd = (text: string, at: number): number | undefined => {
  const scalar = /(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)/y;
  scalar.lastIndex = at;
  return scalar.test(text) ? scalar.lastIndex : undefined;
};

/** Behind the closing quote of the text that begins at `from`, or where it cannot go on. */
const stringEnd = (text: string, from: number): number | End => {
  for (let at = from + 1; at < text.length; at += 1) {
    const character = text[at] ?? "";
    if (character === '"') return at + 1;
    if (character < " ") return { at, expected: "a closing quote, for a line ends only as \\n in a text" };
    if (character !== "\\") continue;
    const escape = /["\\/bfnrt]|u[0-9a-fA-F]{4}/y;
    escape.lastIndex = at + 1;
    if (!escape.test(text)) return { at: at + 1, expected: "an escape, such as \\n, \\\\ or \\u00e9" };
    at = escape.lastIndex - 1;
  }
  return { at: text.length, expected: "a closing quote" };
};
