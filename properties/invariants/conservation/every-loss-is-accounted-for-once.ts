import { invariant } from "../../invariant.ts";
import type { Violation } from "../../violation.ts";
import { mayExceed, type Part } from "../../observe/breakdown.ts";
import type { Observation } from "../../observe/observation.ts";
import { somebodyCanPay } from "../../applicability/reach.ts";
import { atomEach, off } from "../../violation-kind.ts";
import { money, moneyWithUnit } from "../../observe/money.ts";

/** What a layer covered: what it paid, except for the surplus that rounding explains. */
const covered = ({ layer, asked, paid, slack }: Part): bigint =>
  mayExceed(layer) && paid > asked && paid - asked <= slack ? asked : paid;

/** What was covered or recorded beyond the loss of the resolve that failed; negative: less. */
const accountedIn = ({ step }: Violation, { resolves }: Observation): bigint => {
  const {
    loss = 0n,
    parts = [],
    recorded = 0n,
  } = resolves.find(({ index }) => index === step)?.breakdown ?? {};
  return parts.reduce((total, part) => total + covered(part), recorded - loss);
};

export const everyLossIsAccountedForOnce = invariant({
  id: "CONS-2",
  level: "safe",
  sentence: "every loss is accounted for exactly once",
  formula: "L = sum of what layers covered + rise of deficit, and an old deficit falls by what is paid of it",
  why: "A loss that is dropped leaves claims that nobody backs. One that is counted twice takes money that nobody lost.",
  seenIn: [
    {
      what: "what a wiped pool could not pay was dropped",
      where: "marginfi, Drift spot, Mango",
      isLike: (violation, observation) => accountedIn(violation, observation) < 0n,
    },
    {
      what: "insurance was drawn twice for one loss",
      where: "Nibiru",
      isLike: (violation, observation) => accountedIn(violation, observation) > 0n,
    },
  ],
  source: "spec 7.1, 7.2, 7.5",
  explains: ["CONS-1", "SOLV-2", "XTR-1", "ORD-1", "TIME-1"],
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
          expected: `the loss of ${moneyWithUnit(loss)}${oldDeficitLost > 0n ? ` and ${money(oldDeficitLost)} of an old deficit` : ""} accounted for: covered by layers or recorded as deficit`,
          observed: `${money(total)} covered by layers and ${money(recorded)} recorded, together ${money(total + recorded)}`,
          ...off(total + recorded - loss, atomEach(before)),
        };
    }
    return undefined;
  },
});
