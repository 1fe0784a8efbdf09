import type { Layer } from "../../../spec/index.ts";
import { invariant } from "../../invariant.ts";
import { isExhausted, type Part } from "../../observe/breakdown.ts";
import { partText } from "../../observe/words.ts";
import { canEverPay, fundThen } from "../../applicability/reach.ts";
import { outOfOrder } from "./layers-pay-in-order.ts";
import { money } from "../../observe/money.ts";

/** What becomes of users in a layer that takes from them. */
const done: Partial<Readonly<Record<Layer["kind"], string>>> = { haircut: "cut", deleverage: "deleveraged" };

const isFund = ({ layer }: Part): boolean => layer.kind === "fund";
const isOfUsers = ({ layer }: Part): boolean => done[layer.kind] !== undefined;

export const theFundPaysBeforeAnyoneIsHaircut = invariant({
  id: "ORD-2",
  level: "safe",
  sentence: "the fund pays before anyone is haircut or deleveraged",
  formula: "haircut > 0 or deleveraging > 0 implies draw_fund = capacity_fund for every fund before it",
  why: "A fund is there so that users keep their money: a user who is cut while it still holds something pays in its place.",
  seenIn: [{ what: "profit was taken before insurance", where: "early designs" }],
  source: "spec 5.1, 7.2, 17.11; the headline case of ORD-1",
  explains: ["ORD-1"],
  caseOf: "ORD-1",
  unless: (setting) =>
    fundThen("haircut", setting, canEverPay) || fundThen("deleverage", setting, canEverPay)
      ? undefined
      : "no fund that can pay stands before a haircut or a deleveraging that can",
  sometimes: [
    "a fund was exhausted and a haircut taken",
    "a fund was exhausted and somebody was deleveraged",
  ],
  cover: { "a fund was exhausted and a haircut taken": 5 },
  onlyIf: {
    "a fund was exhausted and a haircut taken": (setting) => fundThen("haircut", setting),
    "a fund was exhausted and somebody was deleveraged": (setting) => fundThen("deleverage", setting),
  },
  check: ({ resolves }, see) => {
    for (const { index, breakdown } of resolves) {
      const parts = breakdown?.parts ?? [];
      if (parts.some((part) => isFund(part) && part.paid > 0n && isExhausted(part)))
        for (const { layer, paid } of parts) {
          if (paid <= 0n) continue;
          if (layer.kind === "haircut") see("a fund was exhausted and a haircut taken");
          if (layer.kind === "deleverage") see("a fund was exhausted and somebody was deleveraged");
        }
      const found = outOfOrder(parts, isFund, isOfUsers);
      if (found === undefined) continue;
      const { earlier: fund, later } = found;
      return {
        step: index,
        expected: `the fund ${fund.layer.id} to pay ${money(fund.asked)} before anyone is ${done[later.layer.kind] ?? "cut"} in ${later.layer.id}`,
        observed: `${fund.layer.id} ${partText(fund)} while ${later.layer.id} took ${money(later.paid)} from users`,
        kind: "wrong-one",
      };
    }
    return undefined;
  },
});
