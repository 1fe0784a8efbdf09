import { divideDown, divideUp } from "../../spec/index.ts";
import { invariant } from "../invariant.ts";
import { isShared, sharedParts } from "../observe/shares.ts";

/** `sequential` is left out: see spec/README.md 12.7. */
const roundings = ["up", "down", "largest-remainder", "unspecified"];

export const theSplitFollowsTheQuota = invariant({
  id: "FAIR-1",
  level: "fair",
  sentence: "the split follows the quota",
  formula: "x_i in {floor q_i, ceil q_i}, q_i = w_i * H / U",
  why: "A ratio kept as a rounded fixed-point number, or a remainder that falls on low indices, moves a bill off its quota.",
  source: "spec/README.md section 6",
  unless: ({ mechanism }) =>
    isShared(mechanism, roundings)
      ? undefined
      : "no layer divides a loss under a rounding that keeps the quota",
  sometimes: ["a quota was fractional", "a quota was whole"],
  onlyIf: { "a quota was fractional": ({ capabilities }) => capabilities.maxAccounts > 1 },
  check: (observation, see) => {
    for (const { step, layer, bills, asked, capacity } of sharedParts(observation, roundings))
      for (const { account, base, paid } of bills) {
        const low = divideDown(base * asked, capacity);
        const high = divideUp(base * asked, capacity);
        see(low === high ? "a quota was whole" : "a quota was fractional");
        if (paid < low || paid > high)
          return {
            step,
            expected: `${account ?? ""} to pay ${low === high ? low : `${low} or ${high}`} in ${layer.id}: its quota is ${base} * ${asked} / ${capacity}`,
            observed: `it paid ${paid}`,
          };
      }
    return undefined;
  },
});
