import { creditToCapital, creditToPnl, debit, lawfulAccount } from "../books.ts";
import { theorem } from "../theorem.ts";

const still = ["0 <= C'", "P' < 0 implies C' = 0"];

export const aCreditOrADebitMovesTheWholeAmount = theorem({
  sentence: "a credit or a debit moves the whole amount",
  rule: "4.1, 4.2",
  code: ["ledger/credit.ts"],
  where: {
    C: "the account's capital",
    P: "its pnl",
    a: "the amount",
    o: "what of it repays a negative pnl",
    p: "what of it is paid out of profit",
    q: "what of it is paid out of capital",
  },
  obligations: [
    {
      name: "a credit to capital",
      given: ["0 <= a", ...lawfulAccount, ...creditToCapital("a")],
      then: ["C' + P' = C + P + a", ...still],
    },
    {
      name: "a credit to pnl",
      given: ["0 <= a", ...lawfulAccount, ...creditToPnl("a")],
      then: ["C' + P' = C + P + a", ...still],
    },
    {
      name: "a debit",
      given: ["0 <= a", ...lawfulAccount, ...debit("a")],
      then: ["C' + P' = C + P - a", ...still, "P' < 0 implies p = max(P, 0) and q = C"],
    },
  ],
  control: {
    variant: "what repays a negative pnl is credited to capital as well",
    given: ["0 <= a", ...lawfulAccount, "o = min(max(0 - P, 0), a)", "P' = P + o", "C' = C + a"],
    then: ["C' + P' = C + P + a"],
    breaks: ({ C, P, a }) => {
      const repaid = P < 0n ? (-P < a ? -P : a) : 0n;
      const more = C + a + P + repaid - (C + P);
      return more === a ? undefined : `a credit of ${a} to capital ${C} and pnl ${P} adds ${more}`;
    },
  },
});
