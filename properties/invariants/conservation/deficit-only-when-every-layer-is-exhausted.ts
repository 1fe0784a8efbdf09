import { fundOf, layersOf, type LayerId, lossFor, type Mechanism, type State } from "../../../spec/index.ts";
import { invariant } from "../../invariant.ts";
import { isExhausted } from "../../observe/breakdown.ts";
import { partText } from "../../observe/words.ts";
import { atomEach, off } from "../../violation-kind.ts";
import { money } from "../../observe/money.ts";

/**
 * A fund that could still pay: above its floor, and not at its event cap. What
 * a sink got back is not spent; a market's own fund pays its market's losses alone.
 */
const idleFund = (mechanism: Mechanism, before: State, after: State): LayerId | undefined =>
  layersOf(mechanism, "fund").find(({ id, floor = 0n, eventCap, market }) => {
    if (market !== undefined) return false;
    const left = fundOf(after, id);
    const drawn = fundOf(before, id) - left;
    return id !== mechanism.surplus && left > floor && (eventCap === undefined || drawn < eventCap);
  })?.id;

export const deficitOnlyWhenEveryLayerIsExhausted = invariant({
  id: "SOLV-3",
  level: "safe",
  sentence: "a deficit is left only when every layer is exhausted",
  formula:
    "deficit rises implies every layer paid its capacity (rounded down: all but a gap of K - 1); deficit > 0 implies no fund could pay more",
  why: "A deficit that a layer could have paid is a fault of the code, not of the market.",
  source: "spec 7.2, 7.4, 7.5",
  explains: ["ORD-1", "FAIR-1", "TIME-1"],
  sometimes: ["a deficit rose"],
  check: ({ mechanism, resolves }, see) => {
    for (const { index, before, after, breakdown } of resolves) {
      const idle = after.deficit > 0n ? idleFund(mechanism, before, after) : undefined;
      if (idle !== undefined)
        return {
          step: index,
          expected: `fund ${idle} to pay what it can of the deficit, old or new`,
          observed: `${money(fundOf(after, idle))} left in it beside a deficit of ${money(after.deficit)}`,
          kind: "too-little",
        };
      if (breakdown === undefined || breakdown.recorded === 0n) continue;
      see("a deficit rose");
      for (const part of breakdown.parts)
        if (lossFor(part.layer, breakdown.left) > 0n && !isExhausted(part))
          return {
            step: index,
            expected: `${part.layer.id} to pay its capacity of ${money(part.capacity)} before a deficit is recorded`,
            observed: `it ${partText(part)}, and ${money(breakdown.recorded)} became deficit`,
            ...off(part.paid - part.capacity, atomEach(before)),
          };
    }
    return undefined;
  },
});
