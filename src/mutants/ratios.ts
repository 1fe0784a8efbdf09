import { atoms, divideUp, min, type Split, splitSequential, sum } from "../../spec/index.ts";
import { isProportional, type Mutant, splitBy } from "./mutant.ts";

const scale = 10n ** 18n;

/** h = H / U rounded up to 18 places, and each w_i * h rounded up again. */
const splitByFixedPoint: Split = (loss, bases) => {
  const total = sum(bases);
  const ratio = total === 0n ? 0n : divideUp(loss * scale, total);
  return bases.map((base) => min(base, atoms(divideUp(base * ratio, scale))));
};

export const ratioKeptAsFixedPoint: Mutant = {
  name: "ratio-kept-as-fixed-point",
  fault: "The haircut ratio is rounded to 18 places before the bills are made of it.",
  seen: "many",
  caughtBy: ["MIN-1", "FAIR-1"],
  run: splitBy((layer) => (isProportional(layer, "up") ? splitByFixedPoint : undefined)),
};

export const ratioRecomputedForEveryPayer: Mutant = {
  name: "ratio-recomputed-for-every-payer",
  fault: "The ratio is computed again after every payer, so that no two bills need have the same one.",
  seen: "any",
  caughtBy: ["FAIR-15"],
  headline: {
    either: ["FAIR-15", "MIN-1"],
    because: "bills at several ratios also add up to another sum than the rounding's",
  },
  run: splitBy((layer) => (isProportional(layer, "up", "down") ? splitSequential : undefined)),
};
