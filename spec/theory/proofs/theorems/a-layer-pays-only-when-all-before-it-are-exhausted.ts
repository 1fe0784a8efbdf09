import { atoms, sum } from "../../../numbers/atoms.ts";
import { splitDown } from "../../../division/split.ts";
import { isFloor } from "../rounding.ts";
import { theorem } from "../theorem.ts";

const asked = ["0 <= left", "0 <= U", "H = min(left, U)"];

/** For layers that take their whole part: all roundings but down. */
export const aLayerPaysOnlyWhenAllBeforeItAreExhausted = theorem({
  sentence: "a layer pays only when all before it are exhausted",
  rule: "7.2",
  code: ["resolve/resolve.ts"],
  induction: "over layers: either nothing is left, or the layers before have no room left",
  where: {
    left: "what is left of the loss when the layer is asked",
    U: "the layer's capacity",
    H: "the part that the layer is asked for",
    paid: "what its payers pay, all together",
    room: "what the layers before could still have paid",
    a: "the first payer's base, in a layer before",
    b: "the second payer's base there",
    x: "what the first pays there",
    y: "what the second pays there",
  },
  obligations: [
    {
      name: "base: no layer was asked",
      given: ["0 <= left", "room = 0"],
      then: ["left = 0 or room = 0", "0 <= room"],
    },
    {
      name: "step: one more layer",
      given: [
        "left = 0 or room = 0",
        "0 <= room",
        ...asked,
        "H <= paid <= U",
        "left = 0 implies paid = 0",
        "left' = left - min(paid, H)",
        "room' = room + U - paid",
      ],
      then: ["left' = 0 or room' = 0", "0 <= room'", "paid > 0 implies room = 0"],
    },
  ],
  control: {
    variant: "the layer before rounds down",
    given: [
      "0 < a and 0 < b and U = a + b",
      ...asked,
      isFloor("x", "a * H", "U"),
      isFloor("y", "b * H", "U"),
      "left' = left - x - y",
      "room = U - x - y",
    ],
    then: ["left' > 0 implies room = 0"],
    breaks: ({ left, a, b }) => {
      const capacity = a + b;
      const part = left < capacity ? left : capacity;
      const paid = sum(splitDown(atoms(part), [atoms(a), atoms(b)]));
      return paid < left && paid < capacity
        ? `of ${left}, bases ${a} and ${b} pay ${paid}: the next layer is asked for ${left - paid} while ${capacity - paid} could be paid here`
        : undefined;
    },
  },
});
