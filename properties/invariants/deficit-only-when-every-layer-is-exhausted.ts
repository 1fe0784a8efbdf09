import { invariant } from "../invariant.ts";
import { isExhausted } from "../observe/breakdown.ts";

export const deficitOnlyWhenEveryLayerIsExhausted = invariant({
  id: "SOLV-3",
  level: "safe",
  sentence: "a deficit is left only when every layer is exhausted",
  formula: "deficit rises implies every layer paid its capacity (rounded down: all but a gap of K - 1)",
  why: "Under-collection that ends as a deficit blames the market for the code's rounding.",
  source: "spec/README.md 7.2, 7.5",
  sometimes: ["a deficit rose"],
  check: ({ resolves }, see) => {
    for (const { index, breakdown } of resolves) {
      if (breakdown === undefined || breakdown.recorded === 0n) continue;
      see("a deficit rose");
      for (const part of breakdown.parts)
        if (!isExhausted(part))
          return {
            step: index,
            expected: `${part.layer.id} to pay its capacity of ${part.capacity} before a deficit is recorded`,
            observed: `it paid ${part.paid}, and ${breakdown.recorded} became deficit`,
          };
    }
    return undefined;
  },
});
