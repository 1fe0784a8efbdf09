import { invariant } from "../../invariant.ts";
import { canTrade } from "../../applicability/reach.ts";

export const positionsOfEachMarketSumToZero = invariant({
  id: "MKT-1",
  level: "safe",
  sentence: "positions of each market sum to zero",
  formula: "sum over accounts of lots_i = 0, in every market, after every step",
  why: "A lot without a seller has nobody to pay its profit: the next mark creates that money.",
  source: "spec 17.2",
  explains: ["CONS-3", "CONS-1", "SOLV-2", "XTR-1"],
  unless: (setting) => (canTrade(setting) ? undefined : "there is no market with positions"),
  sometimes: ["somebody held a position"],
  cover: { "somebody held a position": 20 },
  check: ({ steps }, see) => {
    for (const { index, after } of steps)
      for (const [market, { positions }] of after.markets) {
        let net = 0n;
        for (const { lots } of positions.values()) net += lots;
        if (positions.size > 0) see("somebody held a position");
        if (net !== 0n)
          return { step: index, expected: `positions in ${market} that sum to 0 lots`, observed: `${net}` };
      }
    return undefined;
  },
});
