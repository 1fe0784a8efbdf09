/**
 * A text in lines of at most `width` characters, broken at spaces. The first
 * line begins with `indent`, the others with `hanging`. A word that is longer
 * than a line stays whole.
 * @example wrap("one two three", 9, "- ", "  ") // => ["- one two", "  three"]
 */
export const wrap = (text: string, width: number, indent = "", hanging = indent): readonly string[] => {
  const lines: string[] = [];
  let line = indent;
  let isEmpty = true;
  for (const word of text.split(" ")) {
    if (!isEmpty && line.length + 1 + word.length > width) {
      lines.push(line);
      line = hanging + word;
    } else line += isEmpty ? word : ` ${word}`;
    isEmpty = false;
  }
  return [...lines, line];
};
