import { expect, test } from "vitest";
import { LineSplitter } from "../../../../src/adapters/process/line-splitter.ts";

const linesOf = (chunks: readonly string[], maxBytes = 100): string[] => {
  const splitter = new LineSplitter(maxBytes);
  return chunks.flatMap((chunk) => [...splitter.push(Buffer.from(chunk))].map(String));
};

test.each([
  [["a\nb\n"], ["a", "b"]],
  [
    ["a", "b", "c\nd", "e\n"],
    ["abc", "de"],
  ],
  [["\n\n"], ["", ""]],
  [
    ["a\n", "\n", "b"],
    ["a", ""],
  ],
])("%j makes the lines %j", (chunks, lines) => {
  expect(linesOf(chunks)).toEqual(lines);
});

test("the pieces of a character that is cut in two come together again", () => {
  const bytes = Buffer.from("é\n");
  const splitter = new LineSplitter(100);
  expect([...splitter.push(bytes.subarray(0, 1))]).toEqual([]);
  expect([...splitter.push(bytes.subarray(1))].map(String)).toEqual(["é"]);
});

test("a line that grows past the limit is handed out unfinished", () => {
  expect(linesOf(["12345", "67890", "1"], 10)).toEqual(["12345678901"]);
});

test("lines handed out stay as they are when more comes", () => {
  const splitter = new LineSplitter(100);
  const lines = ["ab", "c\n", "xy", "z\n"].flatMap((chunk) => [...splitter.push(Buffer.from(chunk))]);
  expect(lines.map(String)).toEqual(["abc", "xyz"]);
});

test("a long line in a million pieces is joined", () => {
  const splitter = new LineSplitter(2_000_000);
  for (let i = 0; i < 1_000_000; i += 1)
    for (const line of splitter.push(Buffer.from("x"))) expect(line).toBe("none");
  const [line] = splitter.push(Buffer.from("\n"));
  expect(line?.length).toBe(1_000_000);
});
