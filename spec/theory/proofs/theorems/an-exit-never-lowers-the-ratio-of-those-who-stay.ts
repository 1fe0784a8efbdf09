import { divideUp } from "../../../numbers/divide.ts";
import { isCeil, isFloor } from "../rounding.ts";
import { theorem } from "../theorem.ts";

/** h = B / W before, and B' / W' afterwards; 1 where W is 0. */
const before = ["0 < W", "0 <= D", "B = min(W, max(0, W - D))", "0 < a <= W"];
const leaving = ["D' = D - (a - y)", "W' = W - a", "B' = min(W', max(0, W' - D'))"];
const then = ["W' > 0 implies B' * W >= B * W'"];

export const anExitNeverLowersTheRatioOfThoseWhoStay = theorem({
  sentence: "an exit never lowers the ratio of those who stay",
  rule: "5.10",
  code: ["resolve/layers/on-exit.ts"],
  where: {
    W: "the sum of all bases",
    D: "the deficit",
    B: "what backs the bases: h = B / W",
    a: "what leaves the basis, at most all of it",
    y: "what is paid of it",
  },
  obligations: [
    {
      name: "the payout is floored",
      given: [...before, isFloor("y", "a * B", "W"), ...leaving],
      then: [...then, "0 <= y <= a", "0 <= D'"],
    },
  ],
  control: {
    variant: "the payout is rounded up",
    given: [...before, isCeil("y", "a * B", "W"), ...leaving],
    then,
    breaks: ({ W, D, a }) => {
      const backing = D < W ? W - D : 0n;
      const paid = divideUp(a * backing, W);
      const left = W - a;
      const deficit = D - (a - paid);
      const after = deficit < left ? left - deficit : 0n;
      return left > 0n && after * W < backing * left
        ? `${a} of ${W} leaves at a deficit of ${D} and is paid ${paid}: the ratio falls from ${backing}/${W} to ${after}/${left}`
        : undefined;
    },
  },
});
