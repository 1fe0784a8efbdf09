import { type Atoms, atoms, min, sum, zero } from "../numbers/atoms.ts";
import { divideDown } from "../numbers/divide.ts";
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
 * The split by any rule of the claims problem: quotas by the rule, then
 * rounded. `sequential` is a way of dividing in proportion, and of no other
 * rule: readMechanism refuses it with one.
 */
export const splitByRule = (rule: Rule, rounding: Rounding): Split =>
  rounding === "sequential"
    ? splitSequential
    : (loss, bases) => roundQuotas(rounding, loss, quotasOf(rule, loss, bases));

/** The proportional split under a rounding policy. */
export const splitProportional = (rounding: Rounding): Split => splitByRule("proportional", rounding);

/**
 * x_i = ceil(q_i). Everyone with an equal base pays equally; up to K - 1 atoms
 * too many are taken (K: the number of fractional quotas) and go to the sink.
 * @example splitUp(4n, [3n, 3n]) // => [2n, 2n]
 */
export const splitUp: Split = splitProportional("up");

/**
 * x_i = floor(q_i). Up to K - 1 atoms are missing: they go on to the next layer.
 * @example splitDown(3n, [3n, 3n]) // => [1n, 1n]
 */
export const splitDown: Split = splitProportional("down");

/**
 * floor(q_i), then one atom each to the largest fractional parts until the sum
 * is H; equal fractions: the smaller account id first.
 * @example splitLargestRemainder(3n, [3n, 3n]) // => [2n, 1n]
 */
export const splitLargestRemainder: Split = splitProportional("largest-remainder");
