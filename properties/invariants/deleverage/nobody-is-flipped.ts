import { positionIn } from "../../../spec/index.ts";
import { invariant } from "../../invariant.ts";
import { canDeleverage, canTrade } from "../../applicability/reach.ts";

export const nobodyIsFlipped = invariant({
  id: "ADL-5",
  level: "fair",
  sentence: "nobody is flipped",
  formula: "in a resolve every position keeps its sign or becomes 0, and does not grow",
  why: "A fill beyond what the counterparty holds opens a position on the other side, which nobody asked for.",
  source: "spec 17.11, 17.13",
  explains: ["ADL-1", "ADL-2", "ADL-3", "ADL-4", "ORD-1", "FAIR-1"],
  unless: (setting) => (canTrade(setting) ? undefined : "there is no market with positions"),
  sometimes: ["a position met a resolve", "a position was closed"],
  cover: { "a position met a resolve": 20, "a position was closed": 10 },
  onlyIf: { "a position was closed": canDeleverage },
  check: ({ resolves }, see) => {
    for (const { index, action, before, after } of resolves) {
      if (action.type !== "resolve") continue;
      for (const [market, now] of after.markets) {
        const was = before.markets.get(market);
        if (was === undefined) continue;
        for (const account of new Set([...was.positions.keys(), ...now.positions.keys()])) {
          const { lots } = positionIn(was, account);
          const { lots: left } = positionIn(now, account);
          see("a position met a resolve");
          if (left === 0n) see("a position was closed");
          if (left !== 0n && (left * lots <= 0n || left * left > lots * lots))
            return {
              step: index,
              expected: `${account} with between 0 and ${lots} lots in ${market}`,
              observed: `${left}`,
            };
        }
      }
    }
    return undefined;
  },
});
