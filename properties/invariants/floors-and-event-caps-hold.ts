import { fundOf, layersOf } from "../../spec/index.ts";
import { invariant } from "../invariant.ts";
import { canPay, fundIsLimited } from "../reach.ts";
import { off } from "../violation-kind.ts";

export const floorsAndEventCapsHold = invariant({
  id: "MIN-2",
  level: "safe",
  sentence: "floors and event caps of funds hold",
  formula: "after a draw: balance >= floor and draw <= eventCap",
  why: "A floor keeps the fund alive for the next event: Drift's insurance pays at most balance - 1, capped per market.",
  source: "spec/README.md 5.1",
  unless: (setting) =>
    fundIsLimited(setting) ? undefined : "no fund that can hold money has a floor or an event cap",
  sometimes: ["a floor or an event cap limited a draw"],
  cover: { "a floor or an event cap limited a draw": 20 },
  onlyIf: { "a floor or an event cap limited a draw": (setting) => fundIsLimited(setting, canPay) },
  check: ({ mechanism, resolves }, see) => {
    for (const { index, loss, before, after } of resolves)
      for (const { id, floor = 0n, eventCap } of layersOf(mechanism, "fund")) {
        const left = fundOf(after, id);
        const draw = fundOf(before, id) - left;
        const limited = (floor > 0n && left > 0n && left <= floor) || draw === eventCap;
        if (loss > 0n && limited) see("a floor or an event cap limited a draw");
        if (draw <= 0n) continue;
        if (left < floor)
          return {
            step: index,
            expected: `fund ${id} to keep its floor of ${floor}`,
            observed: `${left} left`,
            ...off(floor - left),
          };
        if (eventCap !== undefined && draw > eventCap)
          return {
            step: index,
            expected: `a draw on ${id} of at most ${eventCap}`,
            observed: `a draw of ${draw}`,
            ...off(draw - eventCap),
          };
      }
    return undefined;
  },
});
