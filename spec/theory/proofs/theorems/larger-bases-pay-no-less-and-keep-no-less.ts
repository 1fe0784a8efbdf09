import { atoms } from "../../../numbers/atoms.ts";
import { splitSequential } from "../../../division/split.ts";
import { isCeil, isFloor } from "../rounding.ts";
import { theorem } from "../theorem.ts";

const given = ["0 <= H <= U", "0 < U", "0 <= w <= v", "v <= U"];
const then = ["x <= y", "w - x <= v - y"];

export const largerBasesPayNoLessAndKeepNoLess = theorem({
  sentence: "larger bases pay no less and keep no less",
  rule: "6",
  code: ["division/split.ts"],
  where: {
    H: "the part of the loss that the layer is asked for",
    U: "the layer's capacity, the sum of all bases",
    w: "the smaller base",
    v: "the larger base",
    x: "what the smaller pays",
    y: "what the larger pays",
  },
  obligations: [
    {
      name: "rounded up",
      given: [...given, isCeil("x", "w * H", "U"), isCeil("y", "v * H", "U")],
      then,
    },
    {
      name: "rounded down",
      given: [...given, isFloor("x", "w * H", "U"), isFloor("y", "v * H", "U")],
      then,
    },
  ],
  control: {
    variant: "sequential: the larger first, and the smaller pays the rest",
    given: [...given, "w < v", "U = v + w", isFloor("y", "v * H", "U"), "x = H - y"],
    then,
    breaks: ({ H, w, v }) => {
      const [y = atoms(0n), x = atoms(0n)] = splitSequential(atoms(H), [atoms(v), atoms(w)]);
      return x > y || w - x > v - y ? `of ${H} over bases ${v} and ${w}, ${y} and ${x} are paid` : undefined;
    },
  },
});
