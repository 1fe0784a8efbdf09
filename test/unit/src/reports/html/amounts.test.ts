import { expect, it } from "vitest";
import { shortNumber } from "../../../../../src/reports/html/amounts.ts";

it.each([
  ["1234567890.12345", "1234567890.12345"],
  ["12345678901234567890", "123456789… (20 digits)"],
  ["12345678901.234567", "123456789… (11 digits)"],
  ["-12345678901234567890", "-12345678… (20 digits)"],
  ["-12345678901.234567", "-12345678… (11 digits)"],
])("%s is drawn as %s", (text, drawn) => {
  expect(shortNumber(text)).toBe(drawn);
});
