import { creditToCapital, lawfulAccount, unchanged } from "../books.ts";
import { theorem } from "../theorem.ts";

/** The identity of 2.3 before and after; everything that the action does not name is in O. */
const books = ["A = C + P + S + F - N - D + O", "B = C' + P' + S' + F' - N' - D' + O"];
const given = [...books, "0 < a", ...lawfulAccount];
/** An exit is cut by x, which lowers the deficit (5.9); without a haircut on exit x is 0. */
const cut = ["0 <= x <= a", "D' = D - x"];

export const aPaymentConservesValue = theorem({
  sentence: "a payment conserves value",
  rule: "2.3",
  code: ["transition/step.ts", "ledger/change.ts", "ledger/assets.ts"],
  where: {
    A: "the external assets by the identity, before",
    B: "the same, after",
    C: "the capital of the account that the action names",
    P: "its pnl",
    S: "its stake in the layer that the action names",
    F: "the fund that the action names",
    N: "what is pending",
    D: "the deficit",
    O: "everything else in the identity",
    a: "the amount; of a realize, the profit",
    x: "what a haircut on exit cuts of it",
    o: "what of a credit repays a negative pnl",
  },
  obligations: [
    {
      name: "deposit",
      action: "deposit",
      given: [...given, ...creditToCapital("a"), unchanged("S", "F", "N", "D")],
      then: ["B = A + a"],
    },
    {
      name: "withdraw: what is paid out is the amount less the cut",
      action: "withdraw",
      given: [...given, ...cut, "C' = C - a", unchanged("P", "S", "F", "N")],
      then: ["B = A - (a - x)"],
    },
    {
      name: "stake",
      action: "stake",
      given: [...given, ...cut, "C' = C - a", "S' = S + a - x", unchanged("P", "F", "N")],
      then: ["B = A"],
    },
    {
      name: "unstake",
      action: "unstake",
      given: [...given, "S' = S - a", ...creditToCapital("a"), unchanged("F", "N", "D")],
      then: ["B = A"],
    },
    {
      name: "fee",
      action: "fee",
      given: [...given, ...cut, "C' = C - a", "F' = F + a - x", unchanged("P", "S", "N")],
      then: ["B = A"],
    },
    {
      name: "topUp",
      action: "topUp",
      given: [...given, "F' = F + a", unchanged("C", "P", "S", "N", "D")],
      then: ["B = A + a"],
    },
    {
      name: "realize",
      action: "realize",
      given: [...books, "a = max(P, 0)", ...cut, "C' = C + a - x", "P' = P - a", unchanged("S", "F", "N")],
      then: ["B = A"],
    },
    {
      name: "loss",
      action: "loss",
      given: [...given, "N' = N + a", unchanged("C", "P", "S", "F", "D")],
      then: ["B = A - a"],
    },
  ],
  control: {
    variant: "a fee is cut, and the cut does not lower the deficit",
    given: [...given, "0 <= x <= a", "C' = C - a", "F' = F + a - x", unchanged("P", "S", "N", "D")],
    then: ["B = A"],
    breaks: ({ C, F, D, a, x }) => {
      const before = C + F - D;
      const after = C - a + (F + a - x) - D;
      return after === before
        ? undefined
        : `a fee of ${a} that is cut by ${x}: capital, fund and deficit account for ${before} before and ${after} after`;
    },
  },
});
