import { isOnExit, type Layer } from "../../../spec/index.ts";
import { invariant } from "../../invariant.ts";
import { off } from "../../violation-kind.ts";
import { money } from "../../observe/money.ts";

const cutsProfit = (layer: Layer): boolean =>
  layer.kind === "haircut" && layer.basis === "profit" && !isOnExit(layer);
const drawsOnCapital = (layer: Layer): boolean =>
  layer.kind === "assessment" ||
  layer.kind === "deleverage" ||
  (layer.kind === "haircut" && layer.basis !== "profit" && !isOnExit(layer));

export const aProfitHaircutNeverTouchesCapital = invariant({
  id: "BND-2",
  level: "safe",
  sentence: "a profit haircut never touches capital",
  formula: "basis profit implies C_i unchanged",
  why: "Deposits are senior: who pays in winners' profit must not pay in savers' money.",
  source: "spec 5.5",
  explains: ["BND-3", "FAIR-11"],
  unless: ({ mechanism: { waterfall } }) => {
    if (!waterfall.some(cutsProfit)) return "no haircut is taken from profit at a resolve";
    return waterfall.some(drawsOnCapital) ? "another layer may draw on capital" : undefined;
  },
  sometimes: ["a profit haircut was taken from somebody with capital"],
  check: ({ resolves }, see) => {
    for (const { index, before, after } of resolves)
      for (const [id, { capital, pnl }] of before.accounts) {
        const now = after.accounts.get(id);
        if (now === undefined) continue;
        if (capital > 0n && now.pnl < pnl) see("a profit haircut was taken from somebody with capital");
        if (now.capital !== capital)
          return {
            step: index,
            expected: `capital of ${id} to stay ${money(capital)}`,
            observed: money(now.capital),
            ...off(now.capital - capital),
          };
      }
    return undefined;
  },
});
