import { fundOf, layersOf } from "../../spec/index.ts";
import { canFund } from "../capabilities.ts";
import { invariant } from "../invariant.ts";

export const floorsAndEventCapsHold = invariant({
  id: "MIN-2",
  level: "safe",
  sentence: "floors and event caps of funds hold",
  formula: "after a draw: balance >= floor and draw <= eventCap",
  why: "A floor keeps the fund alive for the next event: Drift's insurance pays at most balance - 1, capped per market.",
  source: "spec/README.md 5.1",
  unless: ({ mechanism, capabilities }) => {
    const limited = layersOf(mechanism, "fund").some(({ floor, eventCap }) => floor !== undefined || eventCap !== undefined);
    if (!limited) return "no fund has a floor or an event cap";
    return canFund(capabilities) ? undefined : "a fund can never hold money: no genesis, topUp or fee";
  },
  sometimes: ["a floor or an event cap limited a draw"],
  check: ({ mechanism, resolves }, see) => {
    for (const { index, before, after } of resolves)
      for (const { id, floor = 0n, eventCap } of layersOf(mechanism, "fund")) {
        const left = fundOf(after, id);
        const draw = fundOf(before, id) - left;
        if (draw <= 0n) continue;
        if ((floor > 0n && left === floor) || draw === eventCap) see("a floor or an event cap limited a draw");
        if (left < floor) return { step: index, expected: `fund ${id} to keep its floor of ${floor}`, observed: `${left} left` };
        if (eventCap !== undefined && draw > eventCap)
          return { step: index, expected: `a draw on ${id} of at most ${eventCap}`, observed: `a draw of ${draw}` };
      }
    return undefined;
  },
});
