import { invariant } from "../invariant.ts";
import { isExhausted } from "../observe/breakdown.ts";
import { fundThenHaircut } from "../reach.ts";
import { outOfOrder } from "./layers-pay-in-order.ts";

export const theFundPaysBeforeAnyoneIsHaircut = invariant({
  id: "ORD-2",
  level: "safe",
  sentence: "the fund pays before anyone is haircut",
  formula: "haircut > 0 implies draw_fund = capacity_fund for every fund before it",
  why: "A fund is there so that users keep their money: a user who is cut while it still holds something pays in its place.",
  seenIn: [{ what: "profit was taken before insurance", where: "early designs" }],
  source: "spec/README.md 5.1, 7.2; the headline case of ORD-1",
  explains: ["ORD-1"],
  unless: (setting) =>
    fundThenHaircut(setting) ? undefined : "no fund that can pay stands before a haircut that can",
  sometimes: ["a fund was exhausted and a haircut taken"],
  cover: { "a fund was exhausted and a haircut taken": 5 },
  check: ({ resolves }, see) => {
    for (const { index, breakdown } of resolves) {
      const parts = breakdown?.parts ?? [];
      const cut = parts.some(({ layer, paid }) => layer.kind === "haircut" && paid > 0n);
      if (cut && parts.some((part) => part.layer.kind === "fund" && part.paid > 0n && isExhausted(part)))
        see("a fund was exhausted and a haircut taken");
      const found = outOfOrder(
        parts,
        ({ layer }) => layer.kind === "fund",
        ({ layer }) => layer.kind === "haircut",
      );
      if (found === undefined) continue;
      const { earlier: fund, later: haircut } = found;
      return {
        step: index,
        expected: `the fund ${fund.layer.id} to pay ${fund.asked} before anyone is cut in ${haircut.layer.id}`,
        observed: `${fund.layer.id} paid ${fund.paid} while ${haircut.layer.id} took ${haircut.paid} from users`,
      };
    }
    return undefined;
  },
});
