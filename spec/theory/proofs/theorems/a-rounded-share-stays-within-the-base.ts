import { divideDown } from "../../../numbers/divide.ts";
import { isCeil, isFloor } from "../rounding.ts";
import { theorem } from "../theorem.ts";

/** Of any rule's quota: a fraction n / D with 0 <= n / D <= w. */
export const aRoundedShareStaysWithinTheBase = theorem({
  sentence: "a rounded share stays within the base",
  rule: "6",
  code: ["division/split.ts", "division/round-quotas.ts"],
  where: {
    w: "the base, in atoms",
    n: "the quota's numerator",
    D: "the quota's denominator",
    x: "the atoms paid",
    H: "the part of the loss that the layer is asked for",
    U: "the layer's capacity, the sum of all bases",
  },
  obligations: [
    {
      name: "a proportional quota w * H / U lies within the base",
      given: ["0 <= H <= U", "0 < U", "0 <= w <= U", "n = w * H", "D = U"],
      then: ["0 < D", "0 <= n <= w * D"],
    },
    {
      name: "rounded up",
      given: ["0 < D", "0 <= n <= w * D", isCeil("x", "n", "D")],
      then: ["0 <= x <= w", "n = 0 implies x = 0"],
    },
    {
      name: "rounded down",
      given: ["0 < D", "0 <= n <= w * D", isFloor("x", "n", "D")],
      then: ["0 <= x <= w"],
    },
    {
      name: "rounded down, with the atom of a largest remainder",
      given: ["0 < D", "0 <= n <= w * D", "(x - 1) * D < n", "n < x * D"],
      then: ["0 <= x <= w"],
    },
  ],
  control: {
    variant: "one atom more than the floor, also of whole quotas",
    given: ["0 < D", "0 <= n <= w * D", isFloor("(x - 1)", "n", "D")],
    then: ["0 <= x <= w"],
    breaks: ({ n, D, w }) => {
      const paid = divideDown(n, D) + 1n;
      return paid > w ? `a base of ${w} with the quota ${n}/${D} pays ${paid}` : undefined;
    },
  },
});
