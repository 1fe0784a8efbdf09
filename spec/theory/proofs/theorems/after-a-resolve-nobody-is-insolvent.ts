import { atoms } from "../../../numbers/atoms.ts";
import { unpaidLoss } from "../../../model/state.ts";
import { theorem } from "../theorem.ts";

/** What holds of every account from the moment in which losses are taken off. */
const solvent = ["0 <= C", "0 <= P", "0 <= S"];
const still = ["0 <= C'", "0 <= P'", "0 <= S'"];

export const afterAResolveNobodyIsInsolvent = theorem({
  sentence: "after a resolve nobody is insolvent",
  rule: "7.1",
  code: ["resolve/resolve.ts", "resolve/layers/index.ts"],
  induction:
    "over accounts for the opening, which leaves nobody a negative pnl; then over layers and their payers, each of whom pays at most its base. Nothing later adds to what is pending",
  where: {
    C: "the account's capital",
    P: "its pnl",
    S: "its stake in the tranche that is charged",
    l: "its unpaid loss",
    L: "the loss of the accounts before; in the end, the loss of the resolve",
    N: "what is pending",
    w: "its base in the layer, where there is a cap less than the whole",
    m: "floor(multiple * stake), the most an assessment asks",
    E: "its exposure",
    x: "what it pays, at most its base (a rounded share stays within the base)",
    p: "what of it is paid out of pnl",
  },
  obligations: [
    {
      name: "opening, one more account: its loss becomes the waterfall's",
      given: [
        "0 <= C and 0 <= L and 0 <= S",
        "P < 0 implies C = 0",
        "l = max(0 - P, 0)",
        "P' = if P < 0 then 0 else P",
        "L' = L + l",
        "C' = C and S' = S",
      ],
      then: [...still, "0 <= L'", "P' - P = L' - L"],
    },
    {
      name: "opening, end: what is pending becomes the waterfall's",
      given: ["0 <= L", "0 <= N", "L' = L + N", "N' = 0"],
      then: ["0 <= L'", "N' = 0"],
    },
    {
      name: "a haircut of profit",
      given: [...solvent, "w <= max(P, 0)", "0 <= x <= w", "P' = P - x and C' = C and S' = S"],
      then: still,
    },
    {
      name: "a haircut of capital",
      given: [...solvent, "w <= C", "0 <= x <= w", "C' = C - x and P' = P and S' = S"],
      then: still,
    },
    {
      name: "a haircut of equity, and what a deleveraging takes",
      given: [
        ...solvent,
        "w <= C + max(P, 0)",
        "0 <= x <= w",
        "p = min(max(P, 0), x)",
        "P' = P - p and C' = C - (x - p) and S' = S",
      ],
      then: still,
    },
    {
      name: "a haircut of exposure",
      given: [
        ...solvent,
        "0 <= E",
        "w <= min(E, C + max(P, 0))",
        "0 <= x <= w",
        "p = min(max(P, 0), x)",
        "P' = P - p and C' = C - (x - p) and S' = S",
      ],
      then: still,
    },
    {
      name: "an assessment",
      given: [...solvent, "0 <= m", "w = min(C, m)", "0 <= x <= w", "C' = C - x and P' = P and S' = S"],
      then: still,
    },
    {
      name: "a stake, a defaulter's or a survivor's",
      given: [...solvent, "w <= S", "0 <= x <= w", "S' = S - x and C' = C and P' = P"],
      then: still,
    },
  ],
  control: {
    variant: "a haircut measured on equity and taken out of pnl alone",
    given: [...solvent, "w = C + max(P, 0)", "0 <= x <= w", "P' = P - x"],
    then: ["0 <= P'"],
    breaks: ({ C, P, x }) => {
      const after = atoms(P - x);
      return x <= C + P && unpaidLoss({ capital: atoms(C), pnl: after }) > 0n
        ? `capital ${C} and pnl ${P}, cut by ${x}, is left with a pnl of ${after}`
        : undefined;
    },
  },
});
