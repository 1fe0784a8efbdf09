import { invariant } from "../invariant.ts";
import { type Part, roundingOf } from "../observe/breakdown.ts";
import { somebodyCanPay } from "../reach.ts";
import { atomEach, off } from "../violation-kind.ts";

/** What a layer covered: what it paid, but for the surplus that rounding explains. */
const covered = ({ layer, asked, paid, slack }: Part): bigint => {
  const rounding = roundingOf(layer);
  const mayExceed = rounding === "up" || rounding === "unspecified";
  return mayExceed && paid > asked && paid - asked <= slack ? asked : paid;
};

export const everyLossIsAccountedForOnce = invariant({
  id: "CONS-2",
  level: "safe",
  sentence: "every loss is accounted for exactly once",
  formula: "L = sum of what layers covered + rise of deficit",
  why: "marginfi, Drift spot and Mango dropped the excess of a wiped pool; Nibiru drew its insurance twice for one loss.",
  source: "spec/README.md 7.1, 7.2, 7.5",
  sometimes: ["a layer covered a loss", "a loss was recorded as deficit"],
  cover: { "a layer covered a loss": 20 },
  onlyIf: { "a layer covered a loss": somebodyCanPay },
  check: ({ resolves }, see) => {
    for (const { index, before, breakdown } of resolves) {
      if (breakdown === undefined) continue;
      const { loss, parts, recorded } = breakdown;
      let total = 0n;
      for (const part of parts) total += covered(part);
      if (total > 0n) see("a layer covered a loss");
      if (recorded > 0n) see("a loss was recorded as deficit");
      if (total + recorded !== loss)
        return {
          step: index,
          expected: `the loss of ${loss} atoms accounted for: covered by layers or recorded as deficit`,
          observed: `${total} covered by layers and ${recorded} recorded, together ${total + recorded}`,
          ...off(total + recorded - loss, atomEach(before)),
        };
    }
    return undefined;
  },
});
