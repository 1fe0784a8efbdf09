import { hasOpenLoss } from "../../../spec/index.ts";
import { invariant } from "../../invariant.ts";

export const everyInsolvencyCanBeResolved = invariant({
  id: "LIVE-1",
  level: "safe",
  sentence: "every insolvency can be resolved",
  formula:
    "a resolve with an open loss is accepted and closes it, whatever dust, donations or tiny stakes are present",
  why: "A loss that cannot be resolved keeps everybody's exits shut.",
  seenIn: [
    {
      what: "one atom of dust blocked the resolution of bad debt",
      where: "Euler, Umee, Morpho, Aave",
      isLike: ({ step }, { steps }) => steps[step]?.outcome.outcome === "refused",
    },
  ],
  source: "spec 4.6, 7.1",
  explains: ["REJ-3"],
  sometimes: ["a resolve met an open loss", "a resolve met somebody who held one atom"],
  cover: { "a resolve met an open loss": 20 },
  check: ({ steps }, see) => {
    for (const { index, action, outcome, before, after } of steps) {
      if (action.type !== "resolve" || !hasOpenLoss(before)) continue;
      see("a resolve met an open loss");
      for (const { capital, pnl } of before.accounts.values())
        if (capital === 1n || pnl === 1n) see("a resolve met somebody who held one atom");
      if (outcome.outcome === "refused")
        return {
          step: index,
          expected: "the resolve to close the open loss",
          observed: `refused with ${outcome.code}`,
        };
      if (hasOpenLoss(after))
        return { step: index, expected: "no open loss after the resolve", observed: "a loss still open" };
    }
    return undefined;
  },
});
