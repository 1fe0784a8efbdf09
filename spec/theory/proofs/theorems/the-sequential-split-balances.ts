import { divideDown } from "../../../numbers/divide.ts";
import { isFloor } from "../rounding.ts";
import { theorem } from "../theorem.ts";

export const theSequentialSplitBalances = theorem({
  sentence: "the sequential split balances",
  rule: "6",
  code: ["division/split.ts"],
  induction: "over payers, in order: what was paid and what is left make H, and 0 <= H' <= U'",
  where: {
    H: "the part of the loss that the layer is asked for",
    U: "the layer's capacity, the sum of all bases",
    paid: "what the payers before have paid",
    left: "what is left of H",
    room: "what is left of U: the bases from this payer on",
    w: "this payer's base",
    x: "what it pays",
    a: "the base of the first of two payers",
    b: "the base of the second",
    y: "what the second pays",
  },
  obligations: [
    {
      name: "base: nobody has paid",
      given: ["0 <= H <= U", "paid = 0", "left = H", "room = U"],
      then: ["paid + left = H", "0 <= left <= room"],
    },
    {
      name: "step: one more payer",
      given: [
        "paid + left = H",
        "0 <= left <= room",
        "0 <= w <= room",
        `w = 0 and x = 0 or w > 0 and ${isFloor("x", "left * w", "room")}`,
        "paid' = paid + x",
        "left' = left - x",
        "room' = room - w",
      ],
      then: ["0 <= x <= w", "paid' + left' = H", "0 <= left' <= room'"],
    },
    {
      name: "end: no payer is left",
      given: ["paid + left = H", "0 <= left <= room", "room = 0"],
      then: ["paid = H"],
    },
  ],
  control: {
    variant: "U is not lowered from payer to payer",
    given: [
      "0 < a and 0 < b and U = a + b and 0 <= H <= U",
      isFloor("x", "H * a", "U"),
      isFloor("y", "(H - x) * b", "U"),
    ],
    then: ["x + y = H"],
    breaks: ({ H, a, b }) => {
      const first = divideDown(H * a, a + b);
      const second = divideDown((H - first) * b, a + b);
      return first + second === H
        ? undefined
        : `of ${H} over bases ${a} and ${b}, ${first} and then ${second} are paid`;
    },
  },
});
