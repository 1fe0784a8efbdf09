import { creditToPnl, debit, lawfulAccount } from "../books.ts";
import { theorem } from "../theorem.ts";

const oneMore = ["G = T", "T' = T + e", "G' = G + (C' + P') - (C + P)", ...lawfulAccount];

export const aSettlementConservesValue = theorem({
  sentence: "a settlement conserves value",
  rule: "2.3",
  code: ["ledger/settlement.ts", "ledger/trading.ts", "ledger/credit.ts"],
  induction: "over entries: the books have risen by the sum of the entries; over positions for a mark",
  where: {
    A: "the external assets by the identity, before",
    B: "the same, after",
    C: "the account's capital",
    P: "its pnl",
    O: "everything else in the identity",
    e: "the account's entry, a gain or a loss (negative)",
    o: "what of a gain repays a negative pnl",
    p: "what of a loss is paid out of profit",
    q: "what of a loss is paid out of capital",
    T: "the sum of the entries before",
    G: "by how much they have raised the books",
    l: "the lots of a position, or of a trade",
    b: "the lots of the buyer, or of the account that a position passes to",
    s: "the lots of the seller, or of the account that it passes from",
    Z: "the sum of the lots of the positions before; of a whole market, 0",
    M: "the mark",
    m: "the new mark, or the price of a trade",
  },
  obligations: [
    {
      name: "settle, base: no entry",
      action: "settle",
      given: ["T = 0", "G = 0"],
      then: ["G = T"],
    },
    {
      name: "settle, step: a gain",
      action: "settle",
      given: [...oneMore, "0 <= e", ...creditToPnl("e")],
      then: ["G' = T'"],
    },
    {
      name: "settle, step: a loss",
      action: "settle",
      given: [...oneMore, "e < 0", ...debit("(0 - e)")],
      then: ["G' = T'"],
    },
    {
      name: "settle, end: the entries sum to 0",
      action: "settle",
      given: ["G = T", "T = 0", "B = A + G"],
      then: ["B = A"],
    },
    {
      name: "trade: the two sides settle opposite amounts, and take opposite lots",
      action: "trade",
      given: ["e = l * (M - m)", "T = e + (0 - e)", "b' = b + l", "s' = s - l", "Z' = Z - b - s + b' + s'"],
      then: ["T = 0", "Z' = Z"],
    },
    {
      name: "mark, step: one more position",
      action: "mark",
      given: ["T = Z * (m - M)", "e = l * (m - M)", "T' = T + e", "Z' = Z + l"],
      then: ["T' = Z' * (m - M)"],
    },
    {
      name: "mark, end: the lots of a market sum to 0",
      action: "mark",
      given: ["T = Z * (m - M)", "Z = 0"],
      then: ["T = 0"],
    },
    {
      name: "liquidate: lots pass, and no money",
      action: "liquidate",
      given: [
        "A = C + P + O",
        "B = C' + P' + O",
        "C' = C and P' = P",
        "b' = b + s",
        "s' = 0",
        "Z' = Z - b - s + b' + s'",
      ],
      then: ["B = A", "Z' = Z"],
    },
  ],
  control: {
    variant: "what a loser cannot pay is dropped, and makes no pnl negative",
    given: [
      ...oneMore,
      "e < 0",
      "p = min(max(P, 0), 0 - e) and q = min(C, 0 - e - p)",
      "C' = C - q and P' = P - p",
    ],
    then: ["G' = T'"],
    breaks: ({ C, P, e }) => {
      const own = C + (P > 0n ? P : 0n);
      const paid = own < -e ? own : -e;
      return paid === -e ? undefined : `capital ${C} and pnl ${P} settle ${e}, and the books fall by ${paid}`;
    },
  },
});
