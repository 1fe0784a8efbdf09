import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { jsonFault } from "../../../../src/text/json-fault.ts";

const parses = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

describe("where a text stops being JSON", () => {
  it.each([
    ["", 1, 1, "a value", "the end of the file"],
    ["{", 1, 2, 'a key in double quotes or "}"', "the end of the file"],
    ['{"a": }', 1, 7, "a value", '"}"'],
    ['{"a" 1}', 1, 6, '":"', '"1"'],
    ['{\n  "a": 1,\n}', 3, 1, "a key in double quotes", '"}"'],
    ['{\n  "a": 1\n  "b": 2\n}', 3, 3, '"," or "}"', "a double quote"],
    ["{\n  // none\n}", 2, 3, 'a key in double quotes or "}"', '"/"'],
    ["{'a': 1}", 1, 2, 'a key in double quotes or "}"', '"\'"'],
    ["[1, 2,]", 1, 7, "a value", '"]"'],
    ["[", 1, 2, 'a value or "]"', "the end of the file"],
    ["[1 2]", 1, 4, '"," or "]"', '"2"'],
    ["[01]", 1, 3, '"," or "]"', '"1"'],
    ["NaN", 1, 1, "a value", '"N"'],
    ["{} {}", 1, 4, "nothing more", '"{"'],
    ['"é😀\\x"', 1, 5, "an escape, such as \\n, \\\\ or \\u00e9", '"x"'],
    ['"a\nb"', 1, 3, "a closing quote, for a line ends only as \\n in a text", "the end of the line"],
    ['"a', 1, 3, "a closing quote", "the end of the file"],
    ["\ufeff{}", 1, 1, "a value", "a byte order mark"],
  ])("%j: line %i, column %i", (text, line, column, expected, found) => {
    expect(jsonFault(text)).toEqual({ line, column, expected, found });
    expect(parses(text)).toBe(false);
  });

  it("is nowhere where JSON.parse reads it, and somewhere where it does not", () => {
    const pieces = [
      "{",
      "}",
      "[",
      "]",
      ",",
      ":",
      '"',
      '"a"',
      "1",
      "-",
      "0",
      ".5",
      "e9",
      "true",
      "\\",
      "u00e9",
      " ",
    ];
    const assembled = fc.array(fc.constantFrom(...pieces), { maxLength: 9 }).map((parts) => parts.join(""));
    const damaged = fc
      .tuple(fc.json(), fc.nat(40), fc.constantFrom("", ...pieces))
      .map(([text, at, piece]) => text.slice(0, at) + piece + text.slice(at + 1));
    let valid = 0;
    let broken = 0;
    fc.assert(
      fc.property(fc.oneof(fc.json(), assembled, damaged), (text) => {
        if (parses(text)) valid += 1;
        else broken += 1;
        return (jsonFault(text) === undefined) === parses(text);
      }),
      { numRuns: 5000, seed: 1 },
    );
    expect(Math.min(valid, broken)).toBeGreaterThan(1000);
  });

  it("is found behind a million brackets, and in a text of a million letters", () => {
    expect(jsonFault("[".repeat(1_000_000))?.column).toBe(1_000_001);
    expect(jsonFault(`"${"a".repeat(1_000_000)}`)?.expected).toBe("a closing quote");
  });
});
