import { invariant } from "../../invariant.ts";
import { closings } from "../../observe/closings.ts";
import { canDeleverage } from "../../applicability/reach.ts";

export const atMostOneCounterpartyIsClosedInPart = invariant({
  id: "ADL-2",
  level: "fair",
  sentence: "at most one counterparty is closed in part",
  formula: "at most one i with 0 < closed_i < lots_i (but pro rata)",
  why: "Anyone who is closed in part keeps a position that was not wanted; the fewer, the better.",
  source: "spec 17.11",
  explains: ["ADL-1"],
  unless: (setting) => {
    if (!canDeleverage(setting)) return "it needs exactly one deleverage layer";
    if (setting.capabilities.maxAccounts < 3) return "of two accounts, each holds what the other does";
    return setting.mechanism.waterfall.some(
      (layer) => layer.kind === "deleverage" && layer.rank === "pro-rata",
    )
      ? "pro rata closes everybody in part"
      : undefined;
  },
  sometimes: ["a counterparty was closed in part"],
  // Rare where positions must be traded first.
  onlyIf: { "a counterparty was closed in part": ({ capabilities }) => capabilities.genesis },
  check: (observation, see) => {
    for (const { step, others } of closings(observation)) {
      const inPart = others.filter(({ held, closed }) => closed > 0n && closed < held);
      if (inPart.length > 0) see("a counterparty was closed in part");
      if (inPart.length > 1)
        return {
          step,
          expected: "at most one counterparty closed in part",
          observed: inPart.map(({ account, held, closed }) => `${account} ${closed} of ${held}`).join(", "),
        };
    }
    return undefined;
  },
});
