/**
 * The whole small world: every problem of at most four claims, each a whole
 * number up to five, at every whole estate from nothing to all of them.
 */
export const small = { claims: 4, claim: 5 } as const;

/** A problem in plain numbers: the amount to divide, an estate or a loss, and the claims. */
export interface SmallProblem {
  readonly amount: number;
  readonly claims: readonly number[];
}

/**
 * Every ordering of the claims, or the ascending one alone. That is enough for
 * an anonymous rule and a law that does not speak of an order: reordering the
 * claims reorders awards and variants alike, so that a counterexample stays
 * one when its claims are sorted. Whether the rule is anonymous is searched
 * first, in every ordering; larger problems are drawn in any.
 */
export type Orderings = "every" | "ascending";

/**
 * The small problems, the smallest first: by the number of claims, their sum,
 * the amount, then the claims from the first one on. The first counterexample
 * among them is therefore the smallest.
 */
export const smallProblems = function* (orderings: Orderings): Generator<SmallProblem> {
  for (let n = 1; n <= small.claims; n += 1) {
    const lists = claimsOf(n).filter((claims) => orderings === "every" || isAscending(claims));
    for (let sum = 0; sum <= n * small.claim; sum += 1) {
      const ofThatSum = lists.filter((claims) => claims.reduce((a, b) => a + b, 0) === sum);
      for (let amount = 0; amount <= sum; amount += 1)
        for (const claims of ofThatSum) yield { amount, claims };
    }
  }
};

/** How many small problems there are. */
export const smallCount = (orderings: Orderings): number => [...smallProblems(orderings)].length;

/** Every list of n small claims, from the first claim on: (0,0), (0,1), .. */
const claimsOf = (n: number): readonly (readonly number[])[] =>
  n === 0
    ? [[]]
    : claimsOf(n - 1).flatMap((claims) =>
        Array.from({ length: small.claim + 1 }, (_, claim) => [...claims, claim]),
      );

const isAscending = (claims: readonly number[]): boolean =>
  claims.every((claim, i) => i === 0 || (claims[i - 1] ?? 0) <= claim);
