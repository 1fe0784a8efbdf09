import { divideDown } from "../../../numbers/divide.ts";
import { isCeil, isFloor } from "../rounding.ts";
import { theorem } from "../theorem.ts";

/** What is given of K, E and D before a payer, and must hold again after it. */
const kept = ["0 < D", "0 <= E <= K * (D - 1)", "0 <= K"];

/** Of any rule's quotas, brought to one denominator D. */
export const theSurplusIsLessThanTheNumberOfFractionalQuotas = theorem({
  sentence: "the surplus is less than the number of fractional quotas",
  rule: "6",
  code: ["division/split.ts", "division/round-quotas.ts"],
  induction: "over payers: the rounding errors, times D, add up to at most K * (D - 1)",
  where: {
    H: "the part of the loss that the layer is asked for: the sum of all quotas",
    U: "the layer's capacity, the sum of all bases",
    W: "the sum of the bases of the payers before",
    w: "this payer's base",
    D: "the common denominator of all quotas",
    N: "the sum of the numerators of the payers before",
    n: "the numerator of this payer's quota",
    e: "D times this payer's rounding error",
    m: "this payer's quota where it is whole",
    x: "the atoms that this payer pays",
    X: "the sum of what the payers before paid",
    K: "how many of the payers before had a quota that is not an integer",
    E: "D times the rounding error of the payers before, all together",
    g: "the odd atoms: what floors leave of H",
    y: "what a second payer pays",
    k: "the numerator of the second payer's quota",
  },
  obligations: [
    {
      name: "proportional quotas add up to H, step",
      given: ["N = W * H", "n = w * H", "N' = N + n", "W' = W + w"],
      then: ["N' = W' * H"],
    },
    {
      name: "proportional quotas add up to H, end",
      given: ["N = W * H", "W = U", "D = U"],
      then: ["N = H * D"],
    },
    {
      name: "base: nobody has paid",
      given: ["0 < D", "E = 0", "K = 0"],
      then: ["0 <= E <= K * (D - 1)", "0 <= K"],
    },
    {
      name: "one payer's error, rounded up: 0 of a whole quota alone",
      given: ["0 < D", isCeil("x", "n", "D"), "e = x * D - n"],
      then: ["0 <= e <= D - 1", "e = 0 implies n = x * D"],
    },
    {
      name: "a whole quota, rounded up",
      given: ["0 < D", "n = m * D", isCeil("x", "n", "D")],
      then: ["x = m"],
    },
    {
      name: "one payer's error, rounded down: 0 of a whole quota alone",
      given: ["0 < D", isFloor("x", "n", "D"), "e = n - x * D"],
      then: ["0 <= e <= D - 1", "e = 0 implies n = x * D"],
    },
    {
      name: "a whole quota, rounded down",
      given: ["0 < D", "n = m * D", isFloor("x", "n", "D")],
      then: ["x = m"],
    },
    {
      name: "step: one more payer",
      given: [...kept, "0 <= e <= D - 1", "E' = E + e", "K' = if e = 0 then K else K + 1"],
      then: ["0 <= E' <= K' * (D - 1)", "0 <= K'"],
    },
    {
      name: "end, rounded up: the surplus X - H",
      given: [...kept, "N = H * D", "E = X * D - N"],
      then: ["0 <= X - H <= max(0, K - 1)"],
    },
    {
      name: "end, rounded down: the gap H - X",
      given: [...kept, "N = H * D", "E = N - X * D"],
      then: ["0 <= H - X <= max(0, K - 1)"],
    },
    {
      name: "end, by largest remainder: there is a fractional quota for every odd atom",
      given: [...kept, "N = H * D", "E = N - X * D", "g = H - X", "X' = X + g"],
      then: ["X' = H", "0 <= g <= K"],
    },
  ],
  control: {
    variant: "one atom more than the floor, also of whole quotas, for two payers",
    given: [
      "0 < D and 0 <= n and 0 <= k and n + k = H * D",
      isFloor("(x - 1)", "n", "D"),
      isFloor("(y - 1)", "k", "D"),
      "K = (if (x - 1) * D = n then 0 else 1) + (if (y - 1) * D = k then 0 else 1)",
    ],
    then: ["0 <= x + y - H <= max(0, K - 1)"],
    breaks: ({ n, k, D, H }) => {
      const surplus = divideDown(n, D) + divideDown(k, D) + 2n - H;
      const fractional = [n, k].filter((numerator) => numerator % D !== 0n).length;
      return surplus > Math.max(0, fractional - 1)
        ? `quotas ${n}/${D} and ${k}/${D}, ${fractional} of them fractional, leave a surplus of ${surplus}`
        : undefined;
    },
  },
});
