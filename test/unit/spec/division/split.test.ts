import { describe, expect, it } from "vitest";
import { atoms, type Rounding, splitInOrder, splitProportional } from "../../../../spec/index.ts";

const split = (rounding: Rounding, loss: bigint, bases: readonly bigint[]): readonly bigint[] =>
  splitProportional(rounding)(atoms(loss), bases.map(atoms));

const roundings: readonly Rounding[] = ["up", "down", "largest-remainder", "sequential", "unspecified"];

describe("a split of 7 over 5, 3, 2: quotas 3.5, 2.1, 1.4", () => {
  it.each<[Rounding, readonly bigint[]]>([
    ["up", [4n, 3n, 2n]], // 9 = 7 + surplus 2, the most that 3 fractional quotas can give
    ["down", [3n, 2n, 1n]], // 6 = 7 - gap 1
    ["largest-remainder", [4n, 2n, 1n]], // floors 3 2 1, one atom left, .5 is the largest rest
    ["sequential", [3n, 2n, 2n]], // floor(7*5/10) = 3; floor(4*3/5) = 2; floor(2*2/2) = 2
  ])("%s", (rounding, shares) => {
    expect(split(rounding, 7n, [5n, 3n, 2n])).toEqual(shares);
  });
});

describe("2 over 1, 1, 1: quotas 2/3, one atom short of a fair split", () => {
  it.each<[Rounding, readonly bigint[]]>([
    ["up", [1n, 1n, 1n]],
    ["down", [0n, 0n, 0n]],
    ["largest-remainder", [1n, 1n, 0n]], // all rests tie: the first two
    ["sequential", [0n, 1n, 1n]], // floor(2/3) = 0, floor(2/2) = 1, 1
    ["unspecified", [1n, 1n, 0n]], // 6.1: the model takes largest remainders
  ])("%s", (rounding, shares) => {
    expect(split(rounding, 2n, [1n, 1n, 1n])).toEqual(shares);
  });
});

describe("largest remainders as parliaments know them", () => {
  const votes = [1500n, 1500n, 900n, 500n, 500n, 200n]; // 5100 votes

  it("gives 25 seats 7 7 4 3 3 1", () => {
    // Quotas 7.353 7.353 4.412 2.451 2.451 0.980: floors 7 7 4 2 2 0, three seats to .980 .451 .451.
    expect(split("largest-remainder", 25n, votes)).toEqual([7n, 7n, 4n, 3n, 3n, 1n]);
  });

  it("gives 26 seats 8 8 5 2 2 1: one seat more, and two parties lose one (Alabama paradox)", () => {
    // Quotas 7.647 7.647 4.588 2.549 2.549 1.020: floors 7 7 4 2 2 1, three seats to .647 .647 .588.
    expect(split("largest-remainder", 26n, votes)).toEqual([8n, 8n, 5n, 2n, 2n, 1n]);
  });

  it("gives ties to the smaller id, that is, the earlier payer", () => {
    // Quotas 1.5 each: floors 1 1 1 1, two atoms left, to the first two.
    expect(split("largest-remainder", 6n, [2n, 2n, 2n, 2n])).toEqual([2n, 2n, 1n, 1n]);
  });

  it("prefers a larger rest to a smaller id", () => {
    // 1 over 1, 2: quotas 1/3, 2/3.
    expect(split("largest-remainder", 1n, [1n, 2n])).toEqual([0n, 1n]);
  });
});

describe("sequential", () => {
  it("gathers the errors of small accounts on the next ones (doubtful place 7)", () => {
    // floor(90/100) = 0, floor(90/99) = 0, then all 90 of the 98.
    expect(split("sequential", 90n, [1n, 1n, 98n])).toEqual([0n, 0n, 90n]);
  });

  it("leaves the last one what remains", () => {
    // 7 over 3, 3, 3: floor(7*3/9) = 2, floor(5*3/6) = 2, and 3.
    expect(split("sequential", 7n, [3n, 3n, 3n])).toEqual([2n, 2n, 3n]);
  });
});

describe.each(roundings)("at the boundaries, %s", (rounding) => {
  it("a loss of 0 costs nobody anything", () => {
    expect(split(rounding, 0n, [5n, 3n])).toEqual([0n, 0n]);
  });

  it("a loss of everything costs each the whole base", () => {
    expect(split(rounding, 11n, [5n, 3n, 2n, 1n])).toEqual([5n, 3n, 2n, 1n]);
  });

  it("whole quotas are exact: 75 over 80, 40, 5 at h = 0.6", () => {
    expect(split(rounding, 75n, [80n, 40n, 5n])).toEqual([48n, 24n, 3n]);
  });

  it("one payer pays the whole part", () => {
    expect(split(rounding, 3n, [7n])).toEqual([3n]);
  });

  it("nobody pays when there is nobody", () => {
    expect(split(rounding, 0n, [])).toEqual([]);
  });

  it("a base of 0 pays 0", () => {
    // 3 over 0, 4, 0, 2: quotas 2 and 1 are whole.
    expect(split(rounding, 3n, [0n, 4n, 0n, 2n])).toEqual([0n, 2n, 0n, 1n]);
  });
});

describe("a queue", () => {
  it("takes whole bases in order while loss is left", () => {
    expect(splitInOrder(atoms(6n), [4n, 5n, 3n].map(atoms))).toEqual([4n, 2n, 0n]);
  });
});
