import { type Atoms, atoms, min, sum, zero } from "../numbers/atoms.ts";
import { divideDown, divideUp } from "../numbers/divide.ts";
import type { Rounding } from "../model/mechanism.ts";
import type { Rule } from "../model/rule.ts";
import { quotasOf } from "./quotas.ts";
import { roundQuotas } from "./round-quotas.ts";

/**
 * Splits a loss H over bases w_1..w_n (U = sum w), given in ascending account
 * id. A rule gives quotas q_i, exact rationals; what is returned are the atoms
 * x_i that each pays, 0 <= x_i <= w_i. Needs 0 <= H <= U. Where nothing else is
 * said the quotas are proportional: q_i = w_i * H / U.
 */
export type Split = (loss: Atoms, bases: readonly Atoms[]) => readonly Atoms[];

/**
 * x_i = ceil(q_i). Everyone with an equal base pays equally; up to K - 1 atoms
 * too many are taken (K: the number of fractional quotas) and go to the sink.
 * @example splitUp(4n, [3n, 3n]) // => [2n, 2n]
 */
export const splitUp: Split = (loss, bases) => {
  const total = sum(bases);
  return bases.map((base) => (total === 0n ? zero : atoms(divideUp(base * loss, total))));
};

/**
 * x_i = floor(q_i). Up to K - 1 atoms are missing: they go on to the next layer.
 * @example splitDown(3n, [3n, 3n]) // => [1n, 1n]
 */
export const splitDown: Split = (loss, bases) => {
  const total = sum(bases);
  return bases.map((base) => (total === 0n ? zero : atoms(divideDown(base * loss, total))));
};

/**
 * floor(q_i), then one atom each to the largest fractional parts until the sum
 * is H; equal fractions: the smaller account id first.
 * @example splitLargestRemainder(3n, [3n, 3n]) // => [2n, 1n]
 */
export const splitLargestRemainder: Split = (loss, bases) => {
  const total = sum(bases);
  const shares = [...splitDown(loss, bases)];
  const remainders = bases.map((base) => (total === 0n ? 0n : (base * loss) % total));
  const byRemainder = (i: number, j: number): number => {
    const difference = (remainders[j] ?? 0n) - (remainders[i] ?? 0n);
    return difference > 0n ? 1 : difference < 0n ? -1 : i - j;
  };
  const missing = Number(loss - sum(shares));
  const first = missing === 0 ? [] : [...bases.keys()].sort(byRemainder).slice(0, missing);
  for (const i of first) shares[i] = atoms((shares[i] ?? zero) + 1n);
  return shares;
};

/**
 * One account after the other pays floor(its share of what is left), so that
 * the last one pays what remains and the sum is H.
 * @example splitSequential(3n, [3n, 3n]) // => [1n, 2n]
 */
export const splitSequential: Split = (loss, bases) => {
  let lossLeft: bigint = loss;
  let baseLeft: bigint = sum(bases);
  return bases.map((base) => {
    const share = base === 0n ? zero : atoms(divideDown(lossLeft * base, baseLeft));
    lossLeft -= share;
    baseLeft -= base;
    return share;
  });
};

/**
 * Each pays its whole base, in order, while loss is left: a queue.
 * @example splitInOrder(4n, [3n, 3n]) // => [3n, 1n]
 */
export const splitInOrder: Split = (loss, bases) => {
  let left: bigint = loss;
  return bases.map((base) => {
    const share = min(base, atoms(left));
    left -= share;
    return share;
  });
};

/**
 * The proportional split under a rounding policy. `unspecified` allows any
 * integers next to the quotas; the model then uses largest remainders.
 */
export const splitProportional = (rounding: Rounding): Split => {
  switch (rounding) {
    case "up":
      return splitUp;
    case "down":
      return splitDown;
    case "largest-remainder":
    case "unspecified":
      return splitLargestRemainder;
    case "sequential":
      return splitSequential;
  }
};

/**
 * The split by any rule of the claims problem: quotas by the rule, then
 * rounded. `sequential` is a way of dividing in proportion, and of no other
 * rule: readMechanism refuses it with one.
 */
export const splitByRule = (rule: Rule, rounding: Rounding): Split =>
  rule === "proportional" || rounding === "sequential"
    ? splitProportional(rounding)
    : (loss, bases) => roundQuotas(rounding, loss, quotasOf(rule, loss, bases));
