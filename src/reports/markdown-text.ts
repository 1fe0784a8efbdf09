import { plain } from "./plain.ts";

/** Longer texts help nobody on a page, and could fill it. */
const longest = 2000;

/**
 * A text that somebody else wrote, for a line or a table: as code, so that
 * GitHub looks in it for no mention, issue, commit or emoji; and with every
 * sign as a character reference, so that nothing in it is Markdown or HTML.
 * @example code("a|`b`") // => "<code>a&#124;&#96;b&#96;</code>"
 */
export const code = (text: string, limit = longest): string =>
  text === "" ? "(empty)" : `<code>${referenced(plain(text, limit))}</code>`;

/** A text of ours: with every sign as a character reference, for there are formulas in it. */
export const prose = (text: string): string => referenced(plain(text, longest));

const referenced = (text: string): string =>
  text.replaceAll(/[^\p{L}\p{N} ,-]/gu, (sign) => `&#${sign.codePointAt(0)};`);

/** Lines as they are, between fences that are longer than any in them. */
export const fenced = (given: readonly string[]): readonly string[] => {
  const lines = given.map((line) => plain(line, longest));
  const most = Math.max(2, ...lines.flatMap((line) => line.match(/`+/g) ?? []).map(({ length }) => length));
  const fence = "`".repeat(most + 1);
  return [`${fence}text`, ...lines, fence];
};

/** A table, of cells that are escaped. */
export const table = (
  head: readonly string[],
  rows: readonly (readonly (string | number)[])[],
): readonly string[] => [
  `| ${head.join(" | ")} |`,
  `|${head.map(() => "---|").join("")}`,
  ...rows.map((row) => `| ${row.join(" | ")} |`),
];

/** What is one click away. Summaries of ours alone. */
export const folded = (title: string, lines: readonly string[]): readonly string[] => [
  "<details>",
  `<summary>${title}</summary>`,
  "",
  ...lines,
  "",
  "</details>",
];
