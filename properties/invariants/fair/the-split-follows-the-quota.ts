import { type Atoms, type Layer, quotaDown, quotaUp, ruleOf } from "../../../spec/index.ts";
import { invariant } from "../../invariant.ts";
import type { Bill } from "../../observe/breakdown.ts";
import { isShared, sharedParts, type Sharing } from "../../observe/shares.ts";
import { paidText } from "../../observe/words.ts";
import { outside } from "../../violation-kind.ts";
import { eitherMoney, money } from "../../observe/money.ts";

/** `sequential` is left out: see spec 12.7. */
const sharing: Sharing = { roundings: ["up", "down", "largest-remainder", "unspecified"] };

/** Where a quota comes from, in words. */
const quotaText = (layer: Layer, { base, quota }: Bill, asked: Atoms, capacity: Atoms): string =>
  ruleOf(layer) === "proportional"
    ? `${money(base)} * ${money(asked)} / ${money(capacity)}`
    : `${quota.numerator} / ${quota.denominator} by ${ruleOf(layer) ?? "order"}`;

export const theSplitFollowsTheQuota = invariant({
  id: "FAIR-1",
  level: "fair",
  sentence: "the split follows the quota",
  formula: "x_i in {floor q_i, ceil q_i}, q_i by the layer's rule (in proportion: w_i * H / U)",
  why: "An account that pays more than its part by the declared rule pays for somebody else.",
  source: "spec section 6, section 13",
  explains: [
    "FAIR-2",
    "FAIR-3",
    "FAIR-15",
    "FAIR-4",
    "FAIR-5",
    "FAIR-6",
    "FAIR-7",
    "FAIR-8",
    "FAIR-9",
    "FAIR-10",
    "FAIR-11",
    "FAIR-12",
    "FAIR-13",
    "FAIR-14",
  ],
  unless: (setting) =>
    isShared(setting, sharing) ? undefined : "no layer divides a loss under a rounding that keeps the quota",
  sometimes: ["a quota was fractional", "a quota was whole"],
  onlyIf: {
    "a quota was fractional": (setting) =>
      isShared(setting, { ...sharing, isRule: (rule) => rule !== "queue" }, 2),
  },
  check: (observation, see) => {
    for (const { step, layer, bills, asked, capacity } of sharedParts(observation, sharing))
      for (const bill of bills) {
        const { account, quota, paid } = bill;
        const low = quotaDown(quota);
        const high = quotaUp(quota);
        see(low === high ? "a quota was whole" : "a quota was fractional");
        if (paid < low || paid > high)
          return {
            step,
            expected: `${account ?? ""} to pay ${eitherMoney(low, high)} in ${layer.id}: its quota is ${quotaText(layer, bill, asked, capacity)}`,
            observed: `it ${paidText(paid)}`,
            ...outside(paid, low, high),
          };
      }
    return undefined;
  },
});
