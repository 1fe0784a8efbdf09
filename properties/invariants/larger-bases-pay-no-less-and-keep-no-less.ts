import { invariant } from "../invariant.ts";
import { type Bill, roundingOf } from "../observe/breakdown.ts";
import { billText, isShared, sharedParts } from "../observe/shares.ts";

const roundings = ["up", "down", "largest-remainder"];

const byBase = (a: Bill, b: Bill): number => (a.base < b.base ? -1 : a.base > b.base ? 1 : 0);

export const largerBasesPayNoLessAndKeepNoLess = invariant({
  id: "FAIR-3",
  level: "fair",
  sentence: "larger bases pay no less and keep no less",
  formula: "w_i < w_j implies x_i <= x_j and w_i - x_i <= w_j - x_j (up and down: also for w_i = w_j)",
  why: "Order that flips in a haircut pays people for being small, or for being large.",
  source: "spec/README.md section 6, 12.8; order preservation",
  unless: ({ mechanism }) =>
    isShared(mechanism, roundings) ? undefined : "no layer divides a loss under a rounding that keeps order",
  sometimes: ["two different bases shared a loss"],
  check: (observation, see) => {
    for (const { step, layer, bills } of sharedParts(observation, roundings)) {
      const strict = roundingOf(layer) === "largest-remainder";
      const sorted = [...bills].sort(byBase);
      // Among all smaller bases, the one that pays most and the one that keeps most.
      let most: Bill | undefined;
      let keeps: Bill | undefined;
      let equals: Bill[] = [];
      for (const bill of sorted) {
        if (strict && equals[0]?.base === bill.base) equals.push(bill);
        else {
          for (const other of equals) {
            if (most === undefined || other.paid > most.paid) most = other;
            if (keeps === undefined || other.base - other.paid > keeps.base - keeps.paid) keeps = other;
          }
          equals = [bill];
        }
        if (most !== undefined && most.base < bill.base) see("two different bases shared a loss");
        if (most !== undefined && most.paid > bill.paid)
          return {
            step,
            expected: "the larger base to pay no less",
            observed: `${billText(most)}, ${billText(bill)}`,
          };
        if (keeps !== undefined && keeps.base - keeps.paid > bill.base - bill.paid)
          return {
            step,
            expected: "the larger base to keep no less",
            observed: `${billText(keeps)}, ${billText(bill)}`,
          };
      }
    }
    return undefined;
  },
});
