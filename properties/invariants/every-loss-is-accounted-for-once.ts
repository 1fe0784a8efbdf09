import { invariant } from "../invariant.ts";
import { mayExceed, type Part } from "../observe/breakdown.ts";
import { somebodyCanPay } from "../reach.ts";
import { atomEach, off } from "../violation-kind.ts";

/** What a layer covered: what it paid, but for the surplus that rounding explains. */
const covered = ({ layer, asked, paid, slack }: Part): bigint =>
  mayExceed(layer) && paid > asked && paid - asked <= slack ? asked : paid;

export const everyLossIsAccountedForOnce = invariant({
  id: "CONS-2",
  level: "safe",
  sentence: "every loss is accounted for exactly once",
  formula: "L = sum of what layers covered + rise of deficit, and an old deficit falls by what is paid of it",
  why: "marginfi, Drift spot and Mango dropped the excess of a wiped pool; Nibiru drew its insurance twice for one loss.",
  source: "spec/README.md 7.1, 7.2, 7.5",
  sometimes: ["a layer covered a loss", "a loss was recorded as deficit"],
  cover: { "a layer covered a loss": 20 },
  onlyIf: { "a layer covered a loss": somebodyCanPay },
  check: ({ resolves }, see) => {
    for (const { index, before, breakdown } of resolves) {
      if (breakdown === undefined) continue;
      const { loss, parts, recorded, oldDeficitLost } = breakdown;
      let total = 0n;
      for (const part of parts) total += oldDeficitLost > 0n ? part.paid : covered(part);
      if (total > 0n) see("a layer covered a loss");
      if (recorded > 0n) see("a loss was recorded as deficit");
      // What no fund paid of an old deficit, other layers must have: MIN-1 says that they took too much.
      const due = loss + oldDeficitLost;
      if (total + recorded < due || (oldDeficitLost === 0n && total + recorded > due))
        return {
          step: index,
          expected: `the loss of ${loss} atoms${oldDeficitLost > 0n ? ` and ${oldDeficitLost} of an old deficit` : ""} accounted for: covered by layers or recorded as deficit`,
          observed: `${total} covered by layers and ${recorded} recorded, together ${total + recorded}`,
          ...off(total + recorded - loss, atomEach(before)),
        };
    }
    return undefined;
  },
});
