import { atoms, sum } from "../../../numbers/atoms.ts";
import { splitUp } from "../../../division/split.ts";
import { isCeil } from "../rounding.ts";
import { theorem } from "../theorem.ts";

const onePayer = ["G = 0 - X", "X' = X + x"];

/** With "a waterfall step places the loss exactly once", which says what was placed, taken and left. */
export const aResolveConservesValue = theorem({
  sentence: "a resolve conserves value",
  rule: "2.3",
  code: ["resolve/resolve.ts", "resolve/layers/index.ts"],
  induction:
    "over accounts: taking off losses raises the books by L; over layers and payers: the books fall by what is taken",
  where: {
    A: "the external assets by the identity, before",
    B: "what the books account for, as the resolve goes on",
    Q: "capital, pnl, funds, stakes and residue, all together",
    N: "what is pending",
    D: "the deficit, as it stands in the books",
    k: "what is carried: the deficit under carry, else 0",
    C: "the account's capital",
    P: "its pnl",
    l: "its unpaid loss",
    L: "the losses of the accounts before; from the first layer on, the loss of the resolve",
    G: "by how much the accounts before have raised the books",
    x: "what a payer pays",
    y: "what a second payer pays",
    p: "what of it is paid out of profit",
    S: "the one pocket that it is paid out of",
    X: "what the payers before have paid",
    paid: "what a layer takes",
    taken: "what the layers before have taken, of the new loss and of the old deficit",
    placed: "what that covered of the loss",
    old: "what that covered of the old deficit",
    surplus: "what was taken beyond both",
    left: "what is left of the loss",
    H: "the part of the loss that a layer is asked for",
    U: "the sum of two bases",
    a: "the base of the first of two payers",
    b: "the base of the second",
  },
  obligations: [
    {
      name: "opening, one more account",
      action: "resolve",
      given: ["G = L", "l = max(0 - P, 0)", "P' = if P < 0 then 0 else P", "G' = G + P' - P", "L' = L + l"],
      then: ["G' = L'"],
    },
    {
      name: "opening, end: what is pending or carried",
      action: "resolve",
      given: [
        "A = Q - N - D",
        "G = L",
        "0 <= k <= D",
        "Q' = Q + G and N' = 0 and D' = D - k",
        "L' = L + N + k",
        "B = Q' - N' - D'",
      ],
      then: ["B = A + L'"],
    },
    {
      name: "a payer of profit, of capital, of a stake or of a fund",
      action: "resolve",
      given: [...onePayer, "S' = S - x", "G' = G + S' - S"],
      then: ["G' = 0 - X'"],
    },
    {
      name: "a payer of equity or exposure, or one who is deleveraged",
      action: "resolve",
      given: [
        ...onePayer,
        "p = min(max(P, 0), x)",
        "P' = P - p and C' = C - (x - p)",
        "G' = G + (C' + P') - (C + P)",
      ],
      then: ["G' = 0 - X'"],
    },
    {
      name: "one more layer",
      action: "resolve",
      given: ["B = A + L - taken", "B' = B - paid", "taken' = taken + paid"],
      then: ["B' = A + L - taken'"],
    },
    {
      name: "closing: what is left is recorded, and the surplus goes to its sink",
      action: "resolve",
      given: [
        "B = A + L - taken",
        "taken = placed + old + surplus",
        "placed + left = L",
        "D' = D - old + left",
        "B' = B - (D' - D) + surplus",
      ],
      then: ["B' = A"],
    },
  ],
  control: {
    variant: "the rounding surplus goes nowhere, after a cut of two profits",
    given: [
      "0 < a and 0 < b and U = a + b and 0 <= H <= U",
      isCeil("x", "a * H", "U"),
      isCeil("y", "b * H", "U"),
      "A = a + b - H",
      "B = (a - x) + (b - y)",
    ],
    then: ["B = A"],
    breaks: ({ H, a, b }) => {
      const taken = sum(splitUp(atoms(H), [atoms(a), atoms(b)]));
      return taken === H
        ? undefined
        : `a loss of ${H} over profits ${a} and ${b} takes ${taken}: the books account for ${a + b - taken} of ${a + b - H}`;
    },
  },
});
