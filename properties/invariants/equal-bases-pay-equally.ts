import { invariant } from "../invariant.ts";
import { type Bill, roundingOf } from "../observe/breakdown.ts";
import { billText, isShared, sharedParts } from "../observe/shares.ts";

/** `sequential` is left out: see spec/README.md 12.7. */
const roundings = ["up", "down", "largest-remainder", "unspecified"];

export const equalBasesPayEqually = invariant({
  id: "FAIR-2",
  level: "fair",
  sentence: "equal bases pay equally",
  formula: "w_i = w_j implies x_i = x_j (up, down), |x_i - x_j| <= 1 (largest-remainder, unspecified)",
  why: "Truncated shares whose rest falls on low indices make two equal holders unequal: Percolator.",
  source: "spec/README.md section 6; equal treatment of equals",
  unless: ({ mechanism }) =>
    isShared(mechanism, roundings)
      ? undefined
      : "no layer divides a loss under a rounding that keeps equal treatment",
  sometimes: ["two equal bases had a fractional quota"],
  onlyIf: { "two equal bases had a fractional quota": ({ capabilities }) => capabilities.maxAccounts > 2 },
  check: (observation, see) => {
    for (const { step, layer, bills, asked, capacity } of sharedParts(observation, roundings)) {
      const rounding = roundingOf(layer);
      const apart = rounding === "up" || rounding === "down" ? 0n : 1n;
      const byBase = new Map<bigint, { low: Bill; high: Bill }>();
      for (const bill of bills) {
        const seen = byBase.get(bill.base) ?? { low: bill, high: bill };
        if (seen.low !== bill && (bill.base * asked) % capacity !== 0n)
          see("two equal bases had a fractional quota");
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
          };
        byBase.set(bill.base, { low, high });
      }
    }
    return undefined;
  },
});
