import { lossFor, quotaDown, quotaUp, zero } from "../../../spec/index.ts";
import { invariant } from "../../invariant.ts";
import { type Part, roundingOf } from "../../observe/breakdown.ts";
import { nobodyCanPay, partCanBePaid, somebodyCanPay } from "../../applicability/reach.ts";
import { atomEach, off } from "../../violation-kind.ts";
import { money } from "../../observe/money.ts";

/** The most that a layer may take for H: the sum that its rounding policy gives. */
const most = ({ layer, bills, asked, slack }: Part): bigint => {
  switch (roundingOf(layer)) {
    case "up":
      return bills.reduce((sum, { quota }) => sum + quotaUp(quota), 0n);
    case "down":
      return bills.reduce((sum, { quota }) => sum + quotaDown(quota), 0n);
    case "unspecified":
      return asked + slack;
    case "largest-remainder":
    case "sequential":
    case undefined:
      return asked;
  }
};

/** H; where positions are closed, the loss that is left in their markets. */
const lossOn = ({ layer, asked, reached }: Part): bigint => {
  if (reached === undefined) return asked;
  return lossFor(layer, { venue: zero, markets: reached.loss.markets });
};

export const noMoreIsTakenThanTheLoss = invariant({
  id: "MIN-1",
  level: "safe",
  sentence: "no more is taken than the loss",
  formula: "sum x_i <= the rounding policy's sum for H, which is at most H + max(0, K - 1)",
  why: "Money that is taken beyond the loss is taken for nothing.",
  seenIn: [
    {
      what: "stakers were slashed for the loss and a fee on top",
      where: "Aave Umbrella",
      isLike: ({ step }, { resolves }) =>
        resolves
          .find(({ index }) => index === step)
          ?.breakdown?.parts.find((part) => part.paid > 0n && part.paid > most(part))?.layer.kind ===
        "tranche",
    },
  ],
  source: "spec section 6, 7.2",
  explains: ["MIN-3", "CONS-2", "NNEG-1", "ORD-1", "FAIR-1", "TIME-1"],
  unless: nobodyCanPay,
  sometimes: ["a layer paid a part of its capacity", "a layer paid all of its capacity"],
  onlyIf: {
    "a layer paid a part of its capacity": partCanBePaid,
    "a layer paid all of its capacity": somebodyCanPay,
  },
  check: ({ resolves }, see) => {
    for (const { index, before, breakdown } of resolves)
      for (const part of breakdown?.parts ?? []) {
        if (part.paid <= 0n) continue;
        see(
          part.paid < part.capacity
            ? "a layer paid a part of its capacity"
            : "a layer paid all of its capacity",
        );
        const limit = most(part);
        if (part.paid > limit)
          return {
            step: index,
            expected: `${part.layer.id} to take at most ${money(limit)} for a loss of ${money(lossOn(part))}`,
            observed: `it took ${money(part.paid)}`,
            ...off(part.paid - limit, atomEach(before)),
          };
      }
    return undefined;
  },
});
