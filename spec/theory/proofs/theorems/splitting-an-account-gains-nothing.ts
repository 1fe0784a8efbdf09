import { atoms } from "../../../numbers/atoms.ts";
import { splitDown } from "../../../division/split.ts";
import { isCeil, isFloor } from "../rounding.ts";
import { theorem } from "../theorem.ts";

const venue = ["0 <= H <= U", "0 < U"];

/** Sybil-resistance. The parts' bases add up to the whole, so that U stays as it is. */
export const splittingAnAccountGainsNothing = theorem({
  sentence: "splitting an account gains nothing",
  rule: "14.6",
  code: ["division/split.ts"],
  induction: "over the parts: together they pay at least their share, X * U >= V * H",
  where: {
    H: "the part of the loss that the layer is asked for",
    U: "the layer's capacity, the sum of all bases",
    w: "the base of the account before it is split",
    y: "what it pays then",
    v: "the base of one part",
    x: "what one part pays",
    V: "the bases of the parts before, all together",
    X: "what the parts before pay, all together",
    k: "how many parts there are before",
    a: "the base of the first of two parts",
    b: "the base of the second",
    z: "what the second pays",
  },
  obligations: [
    {
      name: "base: no part",
      given: [...venue, "V = 0", "X = 0", "k = 0"],
      then: ["X * U >= V * H", "X * U <= V * H + k * (U - 1)"],
    },
    {
      name: "step: one more part",
      given: [...venue, "0 <= v", "X * U >= V * H", isCeil("x", "v * H", "U"), "V' = V + v", "X' = X + x"],
      then: ["X' * U >= V' * H"],
    },
    {
      name: "end: the parts are the whole",
      given: [...venue, "V = w", "X * U >= V * H", isCeil("y", "w * H", "U")],
      then: ["X >= y"],
    },
    {
      name: "merging, step: one more part",
      given: [
        ...venue,
        "0 <= v",
        "X * U <= V * H + k * (U - 1)",
        isCeil("x", "v * H", "U"),
        "V' = V + v and X' = X + x and k' = k + 1",
      ],
      then: ["X' * U <= V' * H + k' * (U - 1)"],
    },
    {
      name: "merging, end: k accounts save at most k - 1 atoms",
      given: [...venue, "1 <= k", "V = w", "X * U <= V * H + k * (U - 1)", isCeil("y", "w * H", "U")],
      then: ["X - y <= k - 1"],
    },
  ],
  control: {
    variant: "rounded down, for two parts",
    given: [
      ...venue,
      "0 < a and 0 < b and w = a + b and w <= U",
      isFloor("x", "a * H", "U"),
      isFloor("z", "b * H", "U"),
      isFloor("y", "w * H", "U"),
    ],
    then: ["x + z >= y"],
    breaks: ({ H, U, a, b }) => {
      const others = atoms(U - a - b);
      const [whole = atoms(0n)] = splitDown(atoms(H), [atoms(a + b), others]);
      const [first = atoms(0n), second = atoms(0n)] = splitDown(atoms(H), [atoms(a), atoms(b), others]);
      return first + second < whole
        ? `of ${H}, a base of ${a + b} beside ${others} pays ${whole}, and split into ${a} and ${b} pays ${first} and ${second}`
        : undefined;
    },
  },
});
