import { quotaDown, quotaUp } from "../../../spec/index.ts";
import { invariant } from "../../invariant.ts";
import { type Bill, roundingOf } from "../../observe/breakdown.ts";
import { billText, isShared, isSharedUsually, sharedParts, type Sharing } from "../../observe/shares.ts";

const sharing: Sharing = { roundings: ["up", "down"], isRule: (rule) => rule === "proportional" };

/** A bound on h = numerator / base that one bill sets. */
interface Bound {
  readonly bill: Bill;
  readonly numerator: bigint;
}

const compare = (a: Bound, b: Bound): bigint => a.numerator * b.bill.base - b.numerator * a.bill.base;

/** True when a bill lies more than an atom from its quota, rounded either way. */
const isFar = ({ quota, paid }: Bill): boolean => paid < quotaDown(quota) - 1n || paid > quotaUp(quota) + 1n;

export const onePublicRatioExplainsEveryBill = invariant({
  id: "FAIR-15",
  level: "fair",
  sentence: "one public ratio explains every bill",
  formula: "there is an h with x_i = ceil(w_i * h) for all i (up), x_i = floor(w_i * h) for all i (down)",
  why: "A holder can check a bill only if the ratio that made it is one for all.",
  source: "spec 6.2",
  explains: ["FAIR-4", "FAIR-5"],
  unless: (setting) =>
    isShared(setting, sharing)
      ? undefined
      : "no layer divides in proportion and rounds every bill in one direction",
  sometimes: ["three bills shared a loss"],
  cover: { "three bills shared a loss": 5 },
  onlyIf: {
    "three bills shared a loss": (setting) =>
      isSharedUsually(setting, sharing, setting.capabilities.genesis ? 3 : 4),
  },
  check: (observation, see) => {
    for (const { step, layer, bills } of sharedParts(observation, sharing)) {
      if (bills.length > 2) see("three bills shared a loss");
      // up: (x - 1) / w < h <= x / w. down: x / w <= h < (x + 1) / w. One end is open.
      const up = roundingOf(layer) === "up";
      let low: Bound | undefined;
      let high: Bound | undefined;
      for (const bill of bills) {
        const below = { bill, numerator: up ? bill.paid - 1n : bill.paid };
        const above = { bill, numerator: up ? bill.paid : bill.paid + 1n };
        if (low === undefined || compare(below, low) > 0n) low = below;
        if (high === undefined || compare(above, high) < 0n) high = above;
        if (compare(low, high) >= 0n)
          return {
            step,
            expected: `one ratio that gives every bill of ${layer.id}, rounded ${up ? "up" : "down"}`,
            observed: `${billText(low.bill)}, ${billText(high.bill)}: no ratio gives both`,
            ...(isFar(low.bill) || isFar(high.bill) ? { moreThanRounding: true } : {}),
          };
      }
    }
    return undefined;
  },
});
