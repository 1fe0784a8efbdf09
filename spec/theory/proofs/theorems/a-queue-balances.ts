import { theorem } from "../theorem.ts";

/** How a fund and the stakes of defaulters pay (5.1, 5.2), and the rule `queue`. */
export const aQueueBalances = theorem({
  sentence: "a queue balances",
  rule: "5.2, 13.14",
  code: ["division/split.ts", "division/claims/queue.ts"],
  induction: "over payers, in order: what was paid and what is left make H, and no more is left than bases",
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
        "x = min(w, left)",
        "paid' = paid + x and left' = left - x and room' = room - w",
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
    variant: "each pays what it can of all of H",
    given: ["0 < a and 0 < b and U = a + b and 0 <= H <= U", "paid = min(a, H) + min(b, H)"],
    then: ["paid = H"],
    breaks: ({ H, a, b }) => {
      const [first, second] = [a < H ? a : H, b < H ? b : H];
      return first + second === H ? undefined : `of ${H}, bases ${a} and ${b} pay ${first} and ${second}`;
    },
  },
});
