import { assetsOf } from "../../spec/index.ts";
import { invariant } from "../invariant.ts";
import { atomEach, off } from "../violation-kind.ts";

export const valueIsConserved = invariant({
  id: "CONS-1",
  level: "safe",
  sentence: "value is conserved at every step",
  formula: "A = sum C + sum P + sum funds + sum stakes + residue - pending - deficit",
  why: "Drift counted an insurance payment against its cap without crediting it, and let floor division under-collect unnoticed.",
  source: "spec/README.md 2.3",
  sometimes: ["a loss was resolved"],
  cover: { "a loss was resolved": 20 },
  check: ({ steps, resolves }, see) => {
    if (resolves.some(({ loss }) => loss > 0n)) see("a loss was resolved");
    for (const { index, after, assets } of steps) {
      const accounted = assetsOf(after);
      if (accounted !== assets)
        return {
          step: index,
          expected: `balances that account for ${assets} atoms, by the money that came in and went out`,
          observed: `balances that account for ${accounted}`,
          ...off(accounted - assets, atomEach(after)),
        };
    }
    return undefined;
  },
});
