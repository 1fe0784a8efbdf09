import { theorem } from "../theorem.ts";

/** The zero-sum capacity lemma: before profit is realized or withdrawn, a profit haircut is always enough. */
export const profitsAreEnoughForEveryDeficitOfAZeroSumBook = theorem({
  sentence: "profits are enough for every deficit of a zero-sum book",
  rule: "4.2",
  code: ["ledger/settlement.ts", "ledger/credit.ts"],
  induction: "over accounts: their deficits are at most their profits less the sum of their results",
  where: {
    c: "an account's capital before the settlement",
    p: "its result: a gain or a loss (negative)",
    d: "its deficit: what its own capital cannot pay of a loss",
    D: "the deficits of the accounts before",
    G: "the profits of the accounts before",
    S: "the sum of the results of the accounts before",
    a: "the first result of two",
    b: "the second",
  },
  obligations: [
    {
      name: "base: no account",
      given: ["D = 0", "G = 0", "S = 0"],
      then: ["D <= G - S"],
    },
    {
      name: "step: one more account",
      given: [
        "D <= G - S",
        "0 <= c",
        "d = max(0, 0 - (c + p))",
        "D' = D + d",
        "G' = G + max(p, 0)",
        "S' = S + p",
      ],
      then: ["D' <= G' - S'"],
    },
    {
      name: "end: the results sum to 0",
      given: ["D <= G - S", "S = 0"],
      then: ["D <= G"],
    },
  ],
  control: {
    variant: "accounts whose capital may be negative (capital that left, lent out)",
    given: ["a < 0", "a + b = 0", "D = max(0, 0 - (c + a)) + max(0, 0 - b)", "G = max(a, 0) + max(b, 0)"],
    then: ["D <= G"],
    breaks: ({ c, a, b }) => {
      const deficit = (capital: bigint, result: bigint): bigint =>
        capital + result < 0n ? -(capital + result) : 0n;
      const deficits = deficit(c, a) + deficit(0n, b);
      const profits = (a > 0n ? a : 0n) + (b > 0n ? b : 0n);
      return deficits > profits
        ? `a capital of ${c} with the result ${a}, and one of 0 with ${b}: deficits ${deficits}, profits ${profits}`
        : undefined;
    },
  },
});
