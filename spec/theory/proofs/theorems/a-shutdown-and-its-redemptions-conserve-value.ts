import { divideDown } from "../../../numbers/divide.ts";
import { isFloor } from "../rounding.ts";
import { theorem } from "../theorem.ts";

const paidOff = [
  "0 <= h",
  "0 <= D",
  "l = h - y",
  "v = min(l, D)",
  "B = h + R - D + O",
  "D' = D - v",
  "R' = R + l - v",
  "B' = R' - D' + O",
];
const then = ["0 <= y <= h", "B' = B - y", "0 <= D'", "R <= R'"];

export const aShutdownAndItsRedemptionsConserveValue = theorem({
  sentence: "a shutdown and its redemptions conserve value",
  rule: "17.14, 17.15",
  code: ["transition/shutdown.ts"],
  where: {
    A: "the external assets when the venue was shut down",
    S: "what all accounts held then",
    M: "what the rate is made of: min(A, S) / S, A being 0 where it is negative",
    h: "what the account holds: capital, pnl and stakes",
    y: "what it is paid",
    l: "what it loses",
    v: "what of that lowers the deficit",
    D: "the deficit",
    R: "the sink of the surplus",
    O: "everything else in the identity",
    B: "the external assets by the identity, at the redemption",
    Q: "all parts of the identity, which a resolve has left",
  },
  obligations: [
    {
      name: "shutdown: after a resolve no money moves, and the rate is at most 1",
      action: "shutdown",
      given: ["B = Q", "Q' = Q", "B' = Q'", "0 <= S", "M = min(max(A, 0), S)"],
      then: ["B' = B", "0 <= M <= S"],
    },
    {
      name: "redeem",
      action: "redeem",
      given: [...paidOff, "0 < S", "M = min(max(A, 0), S)", isFloor("y", "h * M", "S")],
      then,
    },
    {
      name: "redeem, where nobody held anything at the shutdown",
      action: "redeem",
      given: [...paidOff, "S = 0", "y = 0"],
      then,
    },
  ],
  control: {
    variant: "what is lost beyond the deficit does not go to the sink",
    given: [
      "0 <= h and 0 <= D and 0 < S and M = min(max(A, 0), S)",
      isFloor("y", "h * M", "S"),
      "l = h - y and v = min(l, D)",
      "B = h + R - D + O",
      "B' = R - (D - v) + O",
    ],
    then: ["B' = B - y"],
    breaks: ({ A, S, h, D }) => {
      const assets = A < 0n ? 0n : A < S ? A : S;
      const paid = divideDown(h * assets, S);
      const lost = h - paid;
      return lost > D
        ? `holdings of ${h} at the rate ${assets}/${S} are paid ${paid}: ${lost} are lost, the deficit falls by ${D}`
        : undefined;
    },
  },
});
