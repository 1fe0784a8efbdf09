import { expect, it } from "vitest";
import { wrap } from "../../../../src/text/wrap.ts";

it.each<[string, Parameters<typeof wrap>, readonly string[]]>([
  ["fills a line to the last column", ["one two", 7], ["one two"]],
  ["breaks before the word that is too long", ["one two", 6], ["one", "two"]],
  ["indents", ["one two", 6, "- ", "   "], ["- one", "   two"]],
  ["leaves a long word whole", ["a bbbbbbbb c", 4], ["a", "bbbbbbbb", "c"]],
  ["makes one line of nothing", ["", 4], [""]],
])("%s", (_, args, lines) => {
  expect(wrap(...args)).toEqual(lines);
});
