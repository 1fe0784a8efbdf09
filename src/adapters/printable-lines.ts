import { printable } from "../printable.ts";

/** Text of several lines, such as a stack, as indented lines. Everything but the line feeds is escaped. */
export const printableLines = (text: string, limit = 4096): string => {
  const cut = text.length > limit ? `${text.slice(0, limit)}…` : text;
  return cut
    .trimEnd()
    .split(/\r?\n/)
    .map((line) => `  ${printable(line, limit)}`)
    .join("\n");
};
