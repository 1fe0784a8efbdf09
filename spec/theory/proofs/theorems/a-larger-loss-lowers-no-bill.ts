import { atoms } from "../../../numbers/atoms.ts";
import { splitLargestRemainder } from "../../../division/split.ts";
import { isCeil, isFloor } from "../rounding.ts";
import { theorem } from "../theorem.ts";

const given = ["0 <= H <= G", "G <= U", "0 < U", "0 <= w <= U"];

/**
 * Largest remainders over the bases a, b, b: who has the largest rest pays the
 * odd atom, the first payer before the others. r, s: the floors; i, j: 1 for
 * an odd atom of the first, and how many the other two pay.
 */
const remainders = (loss: string, r: string, s: string, i: string, j: string): readonly string[] => [
  isFloor(r, `a * ${loss}`, "U"),
  isFloor(s, `b * ${loss}`, "U"),
  `${i} + ${j} = ${loss} - ${r} - 2 * ${s}`,
  `0 <= ${i} <= 1 and 0 <= ${j} <= 2`,
  `${i} = 1 and ${j} < 2 implies a * ${loss} - ${r} * U >= b * ${loss} - ${s} * U`,
  `${i} = 0 and ${j} > 0 implies a * ${loss} - ${r} * U < b * ${loss} - ${s} * U`,
];

export const aLargerLossLowersNoBill = theorem({
  sentence: "a larger loss lowers no bill",
  rule: "6",
  code: ["division/split.ts"],
  where: {
    H: "the smaller loss",
    G: "the larger loss",
    U: "the layer's capacity, the sum of all bases",
    w: "a payer's base",
    x: "what it pays of H",
    y: "what it pays of G",
    a: "the base of the first of three payers",
    b: "the base of the other two",
    r: "the floor of the first one's quota of H; primed, of G",
    s: "the floor of each other one's quota of H; primed, of G",
    i: "the odd atoms of H that the first pays; primed, of G",
    j: "the odd atoms of H that the other two pay; primed, of G",
  },
  obligations: [
    {
      name: "rounded up",
      given: [...given, isCeil("x", "w * H", "U"), isCeil("y", "w * G", "U")],
      then: ["x <= y"],
    },
    {
      name: "rounded down",
      given: [...given, isFloor("x", "w * H", "U"), isFloor("y", "w * G", "U")],
      then: ["x <= y"],
    },
  ],
  control: {
    variant: "rounded by largest remainder, over bases 1, 3, 3 (the Alabama paradox)",
    given: [
      "a = 1 and b = 3 and U = a + 2 * b and 0 <= H and G = H + 1 and G <= U",
      ...remainders("H", "r", "s", "i", "j"),
      ...remainders("G", "r'", "s'", "i'", "j'"),
      "x = r + i and y = r' + i'",
    ],
    then: ["x <= y"],
    breaks: ({ H, G, a, b }) => {
      const bases = [atoms(a), atoms(b), atoms(b)];
      const before = splitLargestRemainder(atoms(H), bases);
      const after = splitLargestRemainder(atoms(G), bases);
      return (after[0] ?? 0n) < (before[0] ?? 0n)
        ? `over bases ${bases.join(", ")}, a loss of ${H} takes ${before.join(", ")} and one of ${G} takes ${after.join(", ")}`
        : undefined;
    },
  },
});
