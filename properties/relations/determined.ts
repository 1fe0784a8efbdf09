import { type Layer, type Mechanism, ruleOf } from "../../spec/index.ts";
import { roundingOf } from "../observe/breakdown.ts";

/** False where a layer leaves the odd atom to the implementation: it may fall otherwise in another scenario. */
export const isDetermined = ({ waterfall }: Mechanism): boolean =>
  waterfall.every((layer) => roundingOf(layer) !== "unspecified");

/** False where who comes first decides something: an odd atom, a place in a queue, a rank. */
export const isOrderFree = ({ waterfall }: Mechanism): boolean => !waterfall.some(isInOrder);

const isInOrder = (layer: Layer, place: number): boolean => {
  switch (layer.kind) {
    case "fund":
      return false;
    case "defaulter-stake":
      // The first layer meets the whole loss: all that defaulters have staked against their own.
      return place > 0;
    case "deleverage":
      return true;
    case "tranche":
    case "assessment":
    case "haircut": {
      const rounding = roundingOf(layer);
      return (
        ruleOf(layer) === "queue" || (rounding !== undefined && rounding !== "up" && rounding !== "down")
      );
    }
  }
};
