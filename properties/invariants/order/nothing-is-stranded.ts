import { fundOf } from "../../../spec/index.ts";
import { invariant } from "../../invariant.ts";
import { mayExceed } from "../../observe/breakdown.ts";
import { canEverPay } from "../../applicability/reach.ts";
import { atomEach, off, outside } from "../../violation-kind.ts";
import { money, moneyWithUnit } from "../../observe/money.ts";

export const nothingIsStranded = invariant({
  id: "MIN-3",
  level: "safe",
  sentence: "nothing is stranded",
  formula: "in a resolve the sink grows by at most sum of max(0, K - 1), and the residue by nothing else",
  why: "What is taken from holders pays a loss, or it is taken for nothing.",
  seenIn: [
    {
      what: "value taken from winners ended up belonging to nobody",
      where: "Percolator",
      isLike: (_, { mechanism }) => mechanism.surplus === "residue",
    },
  ],
  source: "spec 7.6",
  explains: ["CONS-2", "SOLV-3"],
  unless: (setting) =>
    setting.mechanism.waterfall.some((layer) => layer.kind !== "fund" && canEverPay(layer, setting))
      ? undefined
      : "nobody but funds can pay",
  sometimes: ["somebody other than a fund paid"],
  check: ({ mechanism, resolves }, see) => {
    const { surplus } = mechanism;
    for (const { index, before, after, breakdown } of resolves) {
      if (breakdown === undefined) continue;
      if (breakdown.parts.some(({ layer, paid }) => layer.kind !== "fund" && paid > 0n))
        see("somebody other than a fund paid");
      let rounding = 0n;
      for (const { layer, slack } of breakdown.parts) if (mayExceed(layer)) rounding += slack;
      const residue = after.residue - before.residue;
      const allowed = surplus === "residue" ? rounding : 0n;
      if (residue < 0n || residue > allowed)
        return {
          step: index,
          expected: `the residue to grow by 0 to ${moneyWithUnit(allowed)}`,
          observed: `it changed by ${money(residue)}`,
          ...outside(residue, 0n, allowed, atomEach(before)),
        };
      const fund = surplus === "residue" ? 0n : fundOf(after, surplus) - fundOf(before, surplus);
      if (fund > rounding)
        return {
          step: index,
          expected: `the sink ${surplus} to grow by at most ${moneyWithUnit(rounding)}`,
          observed: `it grew by ${money(fund)}`,
          ...off(fund - rounding, atomEach(before)),
        };
    }
    return undefined;
  },
});
