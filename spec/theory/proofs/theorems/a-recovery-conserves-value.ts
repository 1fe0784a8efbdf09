import { divideUp } from "../../../numbers/divide.ts";
import { creditToCapital, lawfulAccount } from "../books.ts";
import { isCeil, isFloor } from "../rounding.ts";
import { theorem } from "../theorem.ts";

const shared = ["0 < a", "0 < S", "R = min(a, S)"];
const kept = ["Y * S <= V * R", "left = a - Y", "G = Y"];

export const aRecoveryConservesValue = theorem({
  sentence: "a recovery conserves value",
  rule: "8.1",
  code: ["transition/recover.ts", "ledger/credit.ts"],
  induction:
    "over claims: they are credited what is taken off the amount, and no more than their share of it",
  where: {
    A: "the external assets by the identity, before",
    B: "the same, after",
    a: "the amount recovered",
    S: "the sum of all claims",
    R: "what is shared among them",
    c: "a claim",
    y: "its share",
    V: "the claims before, all together",
    Y: "their shares, all together",
    left: "what is left of the amount",
    G: "by how much the claims before have raised the books",
    C: "the capital of the one who has the claim",
    P: "its pnl",
    o: "what of the share repays a negative pnl",
    d: "a second claim",
    z: "its share",
  },
  obligations: [
    {
      name: "base: no claim was paid",
      action: "recover",
      given: [...shared, "Y = 0", "V = 0", "left = a", "G = 0"],
      then: kept,
    },
    {
      name: "step: one more claim is its share of",
      action: "recover",
      given: [
        ...shared,
        ...kept,
        "0 <= c",
        isFloor("y", "c * R", "S"),
        ...lawfulAccount,
        ...creditToCapital("y"),
        "Y' = Y + y and V' = V + c and left' = left - y",
        "G' = G + (C' + P') - (C + P)",
      ],
      then: ["Y' * S <= V' * R", "left' = a - Y'", "G' = Y'", "0 <= y <= c"],
    },
    {
      name: "end: what is left goes to the sink",
      action: "recover",
      given: [...shared, ...kept, "V = S", "B = A + G + left"],
      then: ["B = A + a", "0 <= left", "Y <= S"],
    },
    {
      name: "no claims: all of it goes to the sink",
      action: "recover",
      given: ["0 < a", "S = 0", "left = a", "B = A + left"],
      then: ["B = A + a"],
    },
  ],
  control: {
    variant: "shares are rounded up, of two claims",
    given: [
      ...shared,
      "0 < c and 0 < d and S = c + d",
      isCeil("y", "c * R", "S"),
      isCeil("z", "d * R", "S"),
      "left = a - y - z",
    ],
    then: ["0 <= left"],
    breaks: ({ a, c, d }) => {
      const owed = c + d;
      const part = a < owed ? a : owed;
      const left = a - divideUp(c * part, owed) - divideUp(d * part, owed);
      return left < 0n ? `of ${a} over claims ${c} and ${d}, ${left} would be left` : undefined;
    },
  },
});
