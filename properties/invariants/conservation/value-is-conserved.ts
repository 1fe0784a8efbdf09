import { assetsOf } from "../../../spec/index.ts";
import { invariant } from "../../invariant.ts";
import type { ObservedStep } from "../../observe/observed-step.ts";
import { atomEach, off } from "../../violation-kind.ts";
import { money, moneyWithUnit } from "../../observe/money.ts";

/** A resolve after which the balances do not account for what is there. */
const isShort = (
  step: ObservedStep | undefined,
  isSo: (accounted: bigint, assets: bigint) => boolean,
): boolean => step?.action.type === "resolve" && isSo(assetsOf(step.after), step.assets);

export const valueIsConserved = invariant({
  id: "CONS-1",
  level: "safe",
  sentence: "value is conserved at every step",
  formula: "A = sum C + sum P + sum funds + sum stakes + residue - pending - deficit",
  why: "Money that appears from nowhere, or vanishes, is somebody's loss that no balance shows.",
  seenIn: [
    {
      what: "an insurance payment was counted against its cap and not credited",
      where: "Drift",
      isLike: ({ step }, { steps }) => isShort(steps[step], (accounted, assets) => accounted < assets),
    },
    {
      what: "rounding down collected too little, and nobody noticed",
      where: "Drift",
      isLike: ({ step }, { steps }) => isShort(steps[step], (accounted, assets) => accounted > assets),
    },
  ],
  source: "spec 2.3",
  explains: ["SOLV-2", "XTR-1"],
  isGeneral: true,
  sometimes: ["a loss was resolved"],
  cover: { "a loss was resolved": 20 },
  check: ({ steps, resolves }, see) => {
    if (resolves.some(({ loss }) => loss > 0n)) see("a loss was resolved");
    for (const { index, after, assets } of steps) {
      const accounted = assetsOf(after);
      if (accounted !== assets)
        return {
          step: index,
          expected: `balances that account for ${moneyWithUnit(assets)}, by the money that came in and went out`,
          observed: `balances that account for ${money(accounted)}`,
          ...off(accounted - assets, atomEach(after)),
        };
    }
    return undefined;
  },
});
