import type { Fraction } from "fraction.js";
import { type ClaimsRule, excess, lesser, nought } from "./problem.ts";

/** Beyond this many claims the number of sets is too large to average over. */
export const mostRandomArrivals = 9;

/**
 * Random arrival (RA): claimants come in every order with equal chance, and
 * each takes min(d_i, what is left); the award is the average. Its own dual.
 * (O'Neill 1982; the Shapley value.) For at most 9 claims.
 *
 * Those who came before i, a set S, leave max(0, E - their claims), in
 * whatever order they came: |S|! (n - 1 - |S|)! of the n! orders.
 */
export const randomArrival: ClaimsRule = ({ estate, claims }) => {
  const n = claims.length;
  const sets = setsOf(claims).map(({ size, claimed }) => ({
    left: excess(estate, claimed),
    orders: factorial(size) * factorial(n - 1 - size),
  }));
  return claims.map((claim, i) => {
    let sum = nought;
    for (const [set, { left, orders }] of sets.entries())
      if ((set & (1 << i)) === 0 && !left.equals(nought)) sum = sum.add(lesser(claim, left).mul(orders));
    return sum.div(factorial(n));
  });
};

/** Every set of claims, by its bits: how many they are, and what they sum to. */
const setsOf = (claims: readonly Fraction[]): readonly { size: number; claimed: Fraction }[] =>
  claims.reduce(
    (sets, claim) => [
      ...sets,
      ...sets.map(({ size, claimed }) => ({ size: size + 1, claimed: claimed.add(claim) })),
    ],
    [{ size: 0, claimed: nought }],
  );

/** n!: at most 9! here, well within what a number holds. */
const factorial = (n: number): number => (n <= 1 ? 1 : n * factorial(n - 1));
