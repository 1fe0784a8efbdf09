/** A table of Markdown. Cells are plain text. */
export const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => "---"), ...rows.map((row) => row.map(cell))]
    .map((row) => `| ${row.join(" | ")} |`)
    .join("\n");

/** Text that is safe in a cell, and in a page that Vue compiles. */
export const cell = (text: string): string => escaped(text).replaceAll("|", "\\|").replaceAll("\n", " ");

/** Text without markup of HTML or of Vue. */
export const escaped = (text: string): string =>
  text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll("{{", "&#123;&#123;");

/** Code in a line of text. */
export const code = (text: string): string => `\`${text}\``;

/** A block of code that Vue leaves alone. */
export const block = (language: string, text: string): string =>
  [`\`\`\`${language}`, text.trimEnd(), "```"].join("\n");
