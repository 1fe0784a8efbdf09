import { describe, expect, it } from "vitest";
import {
  atoms,
  type ClaimsRuleName,
  quotasOf,
  type Split,
  splitDown,
  splitLargestRemainder,
  splitSequential,
  splitUp,
} from "../../../../spec/index.ts";

const split = (by: Split, loss: number, ...bases: readonly number[]): readonly number[] =>
  by(
    atoms(BigInt(loss)),
    bases.map((base) => atoms(BigInt(base))),
  ).map(Number);

/** The counterexamples of spec 12.25 to 12.30. */
describe("what rounding takes from a promise", () => {
  it.each([
    ["12.25, a tie", splitLargestRemainder, 1, [1, 1], [1, 0]],
    ["12.26, down, whole", splitDown, 1, [2], [1]],
    ["12.26, down, split", splitDown, 1, [1, 1], [0, 0]],
    ["12.26, largest remainder, whole", splitLargestRemainder, 1, [1, 2], [0, 1]],
    ["12.26, largest remainder, split", splitLargestRemainder, 1, [1, 1, 1], [1, 0, 0]],
    ["12.26, up, apart", splitUp, 1, [1, 1], [1, 1]],
    ["12.26, sequential, whole", splitSequential, 5, [1, 1, 5], [0, 0, 5]],
    ["12.26, sequential, split", splitSequential, 5, [4, 1, 1, 1], [2, 1, 1, 1]],
    ["12.26, sequential, merged", splitSequential, 2, [4, 3, 2], [0, 1, 1]],
    ["12.26, sequential, apart", splitSequential, 2, [1, 3, 2, 3], [0, 0, 0, 2]],
    ["12.26, sequential, before a transfer", splitSequential, 7, [2, 1, 1, 6], [1, 0, 0, 6]],
    ["12.26, sequential, after it", splitSequential, 7, [7, 1, 1, 1], [4, 1, 1, 1]],
    ["12.27, sequential", splitSequential, 6, [1, 1, 1, 6], [0, 0, 0, 6]],
    ["12.27, sequential, three times", splitSequential, 18, [3, 3, 3, 18], [2, 2, 2, 12]],
    ["12.29, all", splitSequential, 47, [36, 1, 1, 1, 1, 1, 19, 2], [27, 0, 0, 0, 0, 0, 18, 2]],
    ["12.29, two of them", splitSequential, 45, [36, 19], [29, 16]],
    ["12.30, 11 at once, rounded up", splitUp, 11, [7, 6], [6, 6]],
    ["12.30, 9 of what 2 left, rounded down", splitDown, 9, [6, 6], [4, 4]],
  ] as const)("%s", (_, by, loss, bases, expected) => {
    expect(split(by, loss, ...bases)).toEqual(expected);
  });

  it.each([
    ["random-arrival", 1, "1/3", "4/15"],
    ["adjusted-proportional", 1, "1/3", "1/4"],
    ["minimal-overlap", 3, "2/3", "5/6"],
  ] as const)("12.28, replicas under %s", (rule: ClaimsRuleName, loss, once, twice) => {
    const first = (by: bigint, bases: readonly bigint[]): string => {
      const [quota] = quotasOf(rule, atoms(by * BigInt(loss)), bases.map(atoms));
      return `${quota?.numerator ?? ""}/${quota?.denominator ?? ""}`;
    };
    expect(first(1n, [1n, 1n, 2n])).toBe(once);
    expect(first(2n, [1n, 1n, 1n, 1n, 2n, 2n])).toBe(twice);
  });
});
