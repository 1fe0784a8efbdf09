import { atoms } from "../../../numbers/atoms.ts";
import { splitLargestRemainder } from "../../../division/split.ts";
import { isCeil, isFloor } from "../rounding.ts";
import { theorem } from "../theorem.ts";

const given = ["0 <= H <= U", "0 < U", "0 <= w <= U", "v = w"];

export const equalBasesPayEqually = theorem({
  sentence: "equal bases pay equally",
  rule: "6",
  code: ["division/split.ts"],
  where: {
    H: "the part of the loss that the layer is asked for",
    U: "the layer's capacity, the sum of all bases",
    w: "one payer's base",
    v: "another's",
    x: "what the first pays",
    y: "what the other pays",
    f: "the floor of the first quota",
    g: "the floor of the other",
  },
  obligations: [
    {
      name: "rounded up",
      given: [...given, isCeil("x", "w * H", "U"), isCeil("y", "v * H", "U")],
      then: ["x = y"],
    },
    {
      name: "rounded down",
      given: [...given, isFloor("x", "w * H", "U"), isFloor("y", "v * H", "U")],
      then: ["x = y"],
    },
  ],
  control: {
    variant: "rounded by largest remainder: of two equal ones, the first pays the odd atom",
    given: [
      ...given,
      "U = w + v",
      isFloor("f", "w * H", "U"),
      isFloor("g", "v * H", "U"),
      "x = f + (if f + g < H then 1 else 0) and y = g",
      "x + y = H",
    ],
    then: ["x = y"],
    breaks: ({ H, w, v }) => {
      const [x, y] = splitLargestRemainder(atoms(H), [atoms(w), atoms(v)]);
      return x === y ? undefined : `of ${H} over bases ${w} and ${v}, ${x ?? 0n} and ${y ?? 0n} are paid`;
    },
  },
});
