import { assetsOf } from "../../../spec/index.ts";
import { invariant } from "../../invariant.ts";
import { somebodyCanPay } from "../../applicability/reach.ts";
import { atomEach, off } from "../../violation-kind.ts";
import { money, moneyWithUnit } from "../../observe/money.ts";

export const claimsAreBacked = invariant({
  id: "SOLV-2",
  level: "safe",
  sentence: "claims are backed",
  formula: "deficit = 0 and pending = 0 implies sum C + sum P + funds + stakes <= A",
  why: "A venue that shows no deficit and owes more than it has runs until the last withdrawal fails.",
  source: "spec 2.3; 12.6 for the condition on pending",
  explains: ["XTR-1"],
  isGeneral: true,
  sometimes: ["a loss was resolved without a deficit"],
  onlyIf: { "a loss was resolved without a deficit": somebodyCanPay },
  check: ({ steps, resolves }, see) => {
    if (resolves.some(({ loss, after }) => loss > 0n && after.deficit === 0n))
      see("a loss was resolved without a deficit");
    for (const { index, after, assets } of steps) {
      if (after.deficit !== 0n || after.pending !== 0n) continue;
      const owed = assetsOf(after) - after.residue;
      if (owed > assets)
        return {
          step: index,
          expected: `claims of at most the ${moneyWithUnit(assets)} that are there`,
          observed: `claims of ${money(owed)}`,
          ...off(owed - assets, atomEach(after)),
        };
    }
    return undefined;
  },
});
