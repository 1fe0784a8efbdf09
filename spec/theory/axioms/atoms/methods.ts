import { atoms, sum } from "../../../numbers/atoms.ts";
import { divideDown } from "../../../numbers/divide.ts";
import {
  type Split,
  splitDown,
  splitInOrder,
  splitLargestRemainder,
  splitSequential,
  splitUp,
} from "../../../division/split.ts";

/**
 * The floors of the cumulative quotas: the first k pay floor(H W_k / U)
 * together, W_k the sum of their bases. No rounding of this specification:
 * here to be compared with.
 * @example splitCumulativeFloor(2n, [1n, 1n, 1n]) // => [0n, 1n, 1n]
 */
export const splitCumulativeFloor: Split = (loss, bases) => {
  const total = sum(bases);
  let baseBefore = 0n;
  let paidBefore = 0n;
  return bases.map((base) => {
    baseBefore += base;
    const paid = total === 0n ? 0n : divideDown(loss * baseBefore, total);
    const share = atoms(paid - paidBefore);
    paidBefore = paid;
    return share;
  });
};

/**
 * floor(q_i), and whatever is missing from the first payer: what naive code
 * does. No rounding of this specification, only a counterexample.
 * @example splitAllToOne(2n, [1n, 1n, 1n]) // => [2n, 0n, 0n]
 */
export const splitAllToOne: Split = (loss, bases) => {
  const shares = splitDown(loss, bases);
  const missing = loss - sum(shares);
  const first = bases.findIndex((base) => base > 0n);
  return shares.map((share, i) => (i === first ? atoms(share + missing) : share));
};

/** Every method of the table, by its name: the roundings of section 6, and three to compare them with. */
export const splitMethods = {
  up: splitUp,
  down: splitDown,
  "largest-remainder": splitLargestRemainder,
  sequential: splitSequential,
  "cumulative-floor": splitCumulativeFloor,
  "all-to-one": splitAllToOne,
  queue: splitInOrder,
} as const satisfies Readonly<Record<string, Split>>;

export type SplitMethodName = keyof typeof splitMethods;
