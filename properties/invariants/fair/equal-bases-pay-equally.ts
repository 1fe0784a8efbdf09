import { invariant } from "../../invariant.ts";
import { type Bill, isFractional, roundingOf } from "../../observe/breakdown.ts";
import { billText, isShared, sharedParts, type Sharing } from "../../observe/shares.ts";
import { off } from "../../violation-kind.ts";

/** `sequential` is left out: see spec 12.7. A queue treats nobody equally. */
const sharing: Sharing = {
  roundings: ["up", "down", "largest-remainder", "unspecified"],
  isRule: (rule) => rule !== "queue",
};

export const equalBasesPayEqually = invariant({
  id: "FAIR-2",
  level: "fair",
  sentence: "equal bases pay equally",
  formula: "w_i = w_j implies x_i = x_j (up, down), |x_i - x_j| <= 1 (largest-remainder, unspecified)",
  why: "Two equal holders who pay unequal bills were not charged by one rule.",
  source: "spec section 6, section 13; equal treatment of equals",
  explains: ["FAIR-3", "FAIR-15", "FAIR-4"],
  unless: (setting) =>
    isShared(setting, sharing, 2)
      ? undefined
      : "no layer divides a loss between two accounts, by a rule and a rounding that keep equal treatment",
  sometimes: ["two equal bases had a fractional quota"],
  onlyIf: { "two equal bases had a fractional quota": ({ capabilities }) => capabilities.maxAccounts > 2 },
  check: (observation, see) => {
    for (const { step, layer, bills } of sharedParts(observation, sharing)) {
      const rounding = roundingOf(layer);
      const apart = rounding === "up" || rounding === "down" ? 0n : 1n;
      const byBase = new Map<bigint, { low: Bill; high: Bill }>();
      for (const bill of bills) {
        const seen = byBase.get(bill.base) ?? { low: bill, high: bill };
        if (seen.low !== bill && isFractional(bill.quota)) see("two equal bases had a fractional quota");
        const low = bill.paid < seen.low.paid ? bill : seen.low;
        const high = bill.paid > seen.high.paid ? bill : seen.high;
        if (high.paid - low.paid > apart)
          return {
            step,
            expected:
              apart === 0n
                ? "equal bases to pay equally"
                : "equal bases to pay within one atom of each other",
            observed: `${billText(low)}, ${billText(high)}`,
            ...off(high.paid - low.paid - apart),
          };
        byBase.set(bill.base, { low, high });
      }
    }
    return undefined;
  },
});
