import { fundOf, layersOf } from "../../../spec/index.ts";
import { invariant } from "../../invariant.ts";
import { canPay, fundIsLimited } from "../../applicability/reach.ts";
import { money } from "../../observe/money.ts";

export const floorsAndEventCapsHold = invariant({
  id: "MIN-2",
  level: "safe",
  sentence: "floors and event caps of funds hold",
  formula: "after a draw: balance >= floor and draw <= eventCap",
  why: "A floor keeps a fund alive for the next event, and an event cap keeps one event from using all of it.",
  source: "spec 5.1",
  explains: ["MIN-1", "MIN-3", "BND-1", "BND-3", "CONS-2", "ORD-1", "FAIR-1"],
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
            expected: `fund ${id} to keep its floor of ${money(floor)}`,
            observed: `${money(left)} left`,
            kind: "too-much",
          };
        if (eventCap !== undefined && draw > eventCap)
          return {
            step: index,
            expected: `a draw on ${id} of at most ${money(eventCap)}`,
            observed: `a draw of ${money(draw)}`,
            kind: "too-much",
          };
      }
    return undefined;
  },
});
