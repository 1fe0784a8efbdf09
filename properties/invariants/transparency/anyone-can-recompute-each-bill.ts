import { type Mechanism, quotaDown, quotaUp } from "../../../spec/index.ts";
import { invariant } from "../../invariant.ts";
import { fromReceipts, sameAttribution } from "../../observe/attribution.ts";
import { type Breakdown, breakdownBy, duesOf, type Part, roundingOf } from "../../observe/breakdown.ts";
import type { ObservedResolve } from "../../observe/observation.ts";
import { somebodyCanPay } from "../../applicability/reach.ts";
import { misplaced, off, outside, type Wrong } from "../../violation-kind.ts";
import { money } from "../../observe/money.ts";

/** The first bill that is not what the rule makes of the public numbers H, U and w. */
const wrongBill = (part: Part): { who: string; due: string; paid: bigint; wrong: Wrong } | undefined => {
  const { layer, bills, strangers } = part;
  const [stranger] = strangers;
  if (stranger !== undefined) {
    const { account: who = layer.id, amount: paid } = stranger;
    return { who, due: "0", paid, wrong: misplaced(paid) };
  }
  const dues = duesOf(part);
  for (const [i, { account, quota, paid }] of bills.entries()) {
    const who = account ?? layer.id;
    if (roundingOf(layer) === "unspecified") {
      const [low, high] = [quotaDown(quota), quotaUp(quota)];
      if (paid < low || paid > high)
        return { who, due: `${money(low)} or ${money(high)}`, paid, wrong: outside(paid, low, high) };
      continue;
    }
    const due = dues[i] ?? 0n;
    if (paid !== due) return { who, due: money(due), paid, wrong: off(paid - due) };
  }
  return undefined;
};

/** The breakdown that the receipts give; mostly it is the one that is known already. */
const breakdownByReceipts = (mechanism: Mechanism, step: ObservedResolve): Breakdown => {
  const { breakdown } = step;
  const told = fromReceipts(mechanism, step);
  return breakdown !== undefined && sameAttribution(told, breakdown.attribution)
    ? breakdown
    : breakdownBy(told, mechanism, step);
};

export const anyoneCanRecomputeEachBill = invariant({
  id: "TRAN-2",
  level: "transparent",
  sentence: "anyone can recompute each bill from the receipts and the state before",
  formula:
    "x_i = round(q_i), q_i by the layer's rule (in proportion: w_i * H / U), H from the receipts of the layers before, w and U from the state before",
  why: "A bill that only its issuer can compute has to be believed.",
  source: "spec section 6, section 9, section 13",
  unless: ({ capabilities }) => (capabilities.receipts ? undefined : "the implementation gives no receipts"),
  sometimes: ["a bill was recomputed"],
  cover: { "a bill was recomputed": 20 },
  onlyIf: { "a bill was recomputed": somebodyCanPay },
  check: ({ mechanism, resolves }, see) => {
    for (const step of resolves)
      for (const part of breakdownByReceipts(mechanism, step).parts) {
        const wrong = wrongBill(part);
        // The receipts of a fund add up over the loss and an old deficit (9.1).
        const { forOldDeficit } = part;
        const besides = forOldDeficit > 0n ? `, besides ${money(forOldDeficit)} of an old deficit` : "";
        if (wrong !== undefined)
          return {
            step: step.index,
            expected: `a receipt of ${wrong.due} for ${wrong.who} in ${part.layer.id}, asked for ${money(part.asked)} of ${money(part.capacity)}`,
            observed: `${money(wrong.paid)}${besides}`,
            ...wrong.wrong,
          };
        if (part.paid > 0n) see("a bill was recomputed");
      }
    return undefined;
  },
});
