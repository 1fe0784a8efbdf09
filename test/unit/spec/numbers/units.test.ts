import { describe, expect, it } from "vitest";
import { type Asset, atoms, formatUnits, parseUnits } from "../../../../spec/index.ts";

const usdc: Asset = { symbol: "USDC", decimals: 6 };
const ether: Asset = { symbol: "ETH", decimals: 18 };
const whole: Asset = { symbol: "LOT", decimals: 0 };

const pairs: readonly (readonly [string, bigint, Asset])[] = [
  ["0", 0n, usdc],
  ["0.000001", 1n, usdc],
  ["-0.000001", -1n, usdc],
  ["1.5", 1_500_000n, usdc],
  ["-1.5", -1_500_000n, usdc],
  ["12", 12_000_000n, usdc],
  ["12", 12n, whole],
  ["340282366920938463463.374607431768211455", 2n ** 128n - 1n, ether],
  ["1000000000000000000000000000000", 10n ** 36n, usdc],
];

describe("amounts as people write them", () => {
  it.each(pairs)("%s is written", (text, amount, asset) => {
    expect(formatUnits(atoms(amount), asset)).toBe(text);
  });

  it.each(pairs)("%s is read", (text, amount, asset) => {
    expect(parseUnits(text, asset)).toBe(amount);
  });

  it.each([
    ["1.50", 1_500_000n],
    ["007", 7_000_000n],
    ["1.5000000000", 1_500_000n],
    ["-0", 0n],
  ])("%s is read, though written otherwise", (text, amount) => {
    expect(parseUnits(text, usdc)).toBe(amount);
  });

  it.each(["", " 1", "1 ", "1.", ".5", "+1", "1e3", "0x10", "1,5", "NaN", "Infinity", "--1", "1.5.0", "one"])(
    "%j is no amount",
    (text) => {
      expect(parseUnits(text, usdc)).toBeUndefined();
    },
  );

  it("nothing is rounded away: more decimals than the asset has are no amount", () => {
    expect(parseUnits("1.0000001", usdc)).toBeUndefined();
    expect(parseUnits("0.5", whole)).toBeUndefined();
  });

  it("every amount of a document, up to 160 digits, is written and read back", () => {
    const largest = 10n ** 160n - 1n;
    expect(formatUnits(atoms(largest), whole)).toBe("9".repeat(160));
    expect(parseUnits("9".repeat(160), whole)).toBe(largest);
  });
});
