import { hasOpenLoss } from "../../../spec/index.ts";
import { invariant } from "../../invariant.ts";

const exits: ReadonlySet<string> = new Set(["withdraw", "stake", "unstake", "realize"]);

export const nobodyLeavesWhileALossIsOpen = invariant({
  id: "EXIT-1",
  level: "safe",
  sentence: "between insolvency and resolve nobody leaves",
  formula: "gated and a loss open implies withdraw, stake, unstake and realize refused",
  why: "An account that leaves between a loss and its resolve leaves the bill to those who stay.",
  seenIn: [
    {
      what: "holders left just before a loss was taken",
      where: "Morpho, Sentiment, Lido, Liquity v2",
      isLike: ({ step }, { steps }) => ["withdraw", "unstake"].includes(steps[step]?.action.type ?? ""),
    },
  ],
  source: "spec 3.4, 4.4",
  explains: ["REJ-2", "XTR-1", "EXIT-4"],
  unless: ({ mechanism, capabilities }) => {
    if (mechanism.exits === "open") return "the mechanism leaves exits open";
    return capabilities.actions.some((type) => exits.has(type)) ? undefined : "no exit is supported";
  },
  sometimes: ["somebody tried to leave while a loss was open"],
  check: ({ mechanism, steps }, see) => {
    if (mechanism.exits === "open") return undefined;
    for (const { index, action, outcome, before } of steps) {
      if (!exits.has(action.type) || !hasOpenLoss(before)) continue;
      see("somebody tried to leave while a loss was open");
      if (outcome.outcome === "accepted")
        return {
          step: index,
          expected: `${action.type} to be refused while a loss is open`,
          observed: "accepted",
        };
    }
    return undefined;
  },
});
