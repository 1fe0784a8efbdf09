import { invariant } from "../../invariant.ts";
import { paidText } from "../../observe/words.ts";
import { nobodyCanPay, somebodyCanPay } from "../../applicability/reach.ts";
import { outside } from "../../violation-kind.ts";
import { money } from "../../observe/money.ts";

export const nobodyPaysMoreThanTheBase = invariant({
  id: "BND-1",
  level: "safe",
  sentence: "nobody pays more than the declared base",
  formula: "0 <= x_i <= w_i",
  why: "A base is the most that an account puts at risk in a layer. Anything above it is money that was never at risk there.",
  source: "spec section 5",
  explains: ["NNEG-1", "NNEG-2", "SOLV-1", "MIN-1", "MIN-3", "CONS-2", "ORD-1", "FAIR-1"],
  unless: nobodyCanPay,
  sometimes: ["somebody paid a whole base", "somebody paid a part of a base"],
  onlyIf: { "somebody paid a whole base": somebodyCanPay, "somebody paid a part of a base": somebodyCanPay },
  check: ({ resolves }, see) => {
    for (const { index, breakdown } of resolves)
      for (const { layer, bills } of breakdown?.parts ?? [])
        for (const { account, base, paid } of bills) {
          if (paid === base) see("somebody paid a whole base");
          else if (paid > 0n) see("somebody paid a part of a base");
          if (paid < 0n || paid > base)
            return {
              step: index,
              expected: `${account ?? "the fund"} to pay between 0 and its base of ${money(base)} in ${layer.id}`,
              observed: `it ${paidText(paid)}`,
              ...outside(paid, 0n, base),
            };
        }
    return undefined;
  },
});
