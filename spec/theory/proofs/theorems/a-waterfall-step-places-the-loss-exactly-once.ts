import { atoms, sum } from "../../../numbers/atoms.ts";
import { splitUp } from "../../../division/split.ts";
import { isCeil } from "../rounding.ts";
import { theorem } from "../theorem.ts";

const asked = ["0 <= left", "0 <= U", "H = min(left, U)"];
const covering = ["covered = min(paid, H)", "left' = left - covered"];

export const aWaterfallStepPlacesTheLossExactlyOnce = theorem({
  sentence: "a waterfall step places the loss exactly once",
  rule: "7.2",
  code: ["resolve/resolve.ts", "resolve/scope.ts"],
  induction: "over layers: what was placed and what is left make L, and what was taken is placed or surplus",
  where: {
    L: "the loss of the resolve",
    left: "what is left of it when the layer is asked",
    U: "the layer's capacity",
    H: "the part that the layer is asked for",
    paid: "what its payers pay, all together",
    covered: "what that covers of the loss",
    placed: "what the layers before have covered",
    taken: "what the layers before have taken",
    surplus: "what they took beyond what they were asked for",
    V: "a market's part of what is left; the rest arose elsewhere",
    a: "the base of the first of two payers",
    b: "the base of the second",
    x: "what the first pays",
    y: "what the second pays",
    R: "what is left that arose in no market",
  },
  obligations: [
    {
      name: "base: no layer was asked",
      given: ["0 <= L", "left = L", "placed = 0", "taken = 0", "surplus = 0"],
      then: ["placed + left = L", "taken = placed + surplus", "0 <= left and 0 <= surplus"],
    },
    {
      name: "step: one more layer",
      given: [
        "placed + left = L",
        "taken = placed + surplus",
        "0 <= surplus",
        ...asked,
        "0 <= paid <= U",
        ...covering,
        "placed' = placed + covered",
        "taken' = taken + paid",
        "surplus' = surplus + paid - covered",
      ],
      then: [
        "placed' + left' = L",
        "taken' = placed' + surplus'",
        "0 <= left' <= left and 0 <= surplus'",
        "surplus' > surplus implies paid > H",
      ],
    },
    {
      name: "a layer that pays what it is asked for leaves a loss only when it is exhausted",
      given: [...asked, "H <= paid <= U", ...covering],
      then: ["left' > 0 implies paid = U"],
    },
    {
      name: "what is covered is taken off no market's part first, then off the market's",
      given: [
        "0 <= R and 0 <= V and left = R + V",
        ...asked,
        "0 <= paid <= U",
        ...covering,
        "R' = R - min(R, covered)",
        "V' = V - min(V, covered - min(R, covered))",
      ],
      then: ["R' + V' = left'", "0 <= R' and 0 <= V'"],
    },
  ],
  control: {
    variant: "all that was taken counts as covered, the rounding surplus too",
    given: [
      "0 < a and 0 < b and U = a + b",
      ...asked,
      isCeil("x", "a * H", "U"),
      isCeil("y", "b * H", "U"),
      "left' = left - x - y",
    ],
    then: ["0 <= left'"],
    breaks: ({ left, a, b }) => {
      const part = left < a + b ? left : a + b;
      const after = left - sum(splitUp(atoms(part), [atoms(a), atoms(b)]));
      return after < 0n ? `of ${left} over bases ${a} and ${b}, ${after} would be left` : undefined;
    },
  },
});
