import { expect, test } from "vitest";
import { toText } from "../../../../src/adapters/to-text.ts";

test.each([
  [
    { capital: 5n, pnl: -7n },
    { capital: "5", pnl: "-7" },
  ],
  [new Map([["a", new Map([["b", 0n]])]]), { a: { b: "0" } }],
  [
    [1, "x", true, null],
    [1, "x", true, null],
  ],
  [{ left: undefined }, {}],
  [
    { f: () => 1, s: Symbol("s") },
    { f: "<a function>", s: "<a symbol>" },
  ],
  [10n ** 159n, `1${"0".repeat(159)}`],
  [-(10n ** 160n), "<an integer of more than 160 digits>"],
  [new Uint8Array(9), "<binary data>"],
])("copies a value", (value, text) => {
  expect(toText(value)).toEqual(text);
});

test("__proto__ is a key like any other", () => {
  const copy = toText(new Map([["__proto__", 5n]])) as object;
  expect(Object.entries(copy)).toEqual([["__proto__", "5"]]);
  expect(Object.getPrototypeOf(copy)).toBe(Object.prototype);
});

test("a circle ends", () => {
  const circle: unknown[] = [];
  circle.push(circle);
  expect(JSON.stringify(toText(circle))).toContain("<nested more than 32 deep>");
});

test("a value that is shared over and over ends", () => {
  let value: unknown = 1n;
  for (let i = 0; i < 31; i += 1) value = [value, value];
  expect(JSON.stringify(toText(value))).toContain("<more than 2000000 values>");
});

test("a list that only claims its length ends", () => {
  expect(toText(new Array(4_000_000_000))).toHaveLength(2_000_000);
});
