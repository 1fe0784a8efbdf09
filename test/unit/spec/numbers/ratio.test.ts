import { describe, expect, it } from "vitest";
import { atoms, divideDown, divideUp, timesDown, toFraction } from "../../../../spec/index.ts";

describe("a ratio is exact (1.2)", () => {
  it.each<[string, bigint, bigint]>([
    // text, and two integers whose quotient it is
    ["0", 0n, 1n],
    ["1", 1n, 1n],
    ["0.25", 1n, 4n],
    ["0.250", 1n, 4n],
    ["12.5", 25n, 2n],
    ["0.1", 1n, 10n],
    ["0.3333333333333333333333333333333333", 3333333333333333333333333333333333n, 10n ** 34n],
    [
      "123456789012345678901234567890.000000000000000000000000000001",
      123456789012345678901234567890n * 10n ** 30n + 1n,
      10n ** 30n,
    ],
    ["100000000000000000000000", 10n ** 23n, 1n],
    ["0.00000000000000000001", 1n, 10n ** 20n],
  ])("%s", (text, p, q) => {
    const { numerator, denominator } = toFraction(text);
    expect(denominator > 0n).toBe(true);
    expect(numerator * q).toBe(p * denominator);
  });
});

describe("a ratio of an amount is rounded down", () => {
  it.each<[bigint, string, bigint]>([
    [10n, "0.25", 2n], // 2.5
    [3n, "0.1", 0n], // 0.3
    [100n, "0.29", 29n], // in floating point 28.999999999999996
    [10n, "0.1", 1n],
    [7n, "1", 7n],
    [7n, "2.5", 17n], // 17.5
    [0n, "0.9", 0n],
    [2n ** 128n - 1n, "0.5", 2n ** 127n - 1n],
  ])("%s times %s is %s", (amount, ratio, product) => {
    expect(timesDown(atoms(amount), toFraction(ratio))).toBe(product);
  });
});

describe("a division names its direction (1.3)", () => {
  it.each<[bigint, bigint, bigint, bigint]>([
    // numerator, denominator, down, up
    [0n, 3n, 0n, 0n],
    [1n, 3n, 0n, 1n],
    [2n, 3n, 0n, 1n],
    [3n, 3n, 1n, 1n],
    [4n, 3n, 1n, 2n],
    [10n ** 40n + 1n, 10n ** 20n, 10n ** 20n, 10n ** 20n + 1n],
  ])("%s / %s", (numerator, denominator, down, up) => {
    expect(divideDown(numerator, denominator)).toBe(down);
    expect(divideUp(numerator, denominator)).toBe(up);
  });
});
