import { assetsOf, divideDown, holdingsOf, type State } from "../../../spec/index.ts";
import { invariant } from "../../invariant.ts";
import { paidIn } from "../../observe/redemptions.ts";
import { off } from "../../violation-kind.ts";
import { money } from "../../observe/money.ts";

/** All that the books say the accounts hold. */
const allHoldings = (state: State): bigint => {
  let total = 0n;
  for (const id of state.accounts.keys()) total += holdingsOf(state, id);
  return total;
};

export const nobodyIsWorseOffThanInAPlainLiquidation = invariant({
  id: "NCW-1",
  level: "fair",
  sentence: "nobody is worse off than in a plain liquidation",
  formula:
    "a redeem pays >= floor(holdings_i * min(1, A / sum of holdings)) - n, A and holdings as at the shutdown",
  why: "A shutdown that leaves out the funds pays less than selling everything would: no creditor worse off.",
  source: "spec 17.14; the no-creditor-worse-off principle of resolution regimes",
  unless: ({ capabilities: { actions } }) =>
    actions.includes("redeem") && actions.includes("shutdown")
      ? undefined
      : "shutdown and redeem are not supported",
  sometimes: ["somebody redeemed after a shutdown"],
  check: (observation, see) => {
    let estate: { readonly assets: bigint; readonly holdings: bigint } | undefined;
    for (const step of observation.steps) {
      const { index, action, outcome, before, after } = step;
      if (outcome.outcome === "refused") continue;
      if (action.type === "shutdown") estate = { assets: assetsOf(after), holdings: allHoldings(after) };
      if (action.type !== "redeem" || estate === undefined || estate.holdings === 0n) continue;
      const { assets, holdings } = estate;
      const owed = holdingsOf(before, action.account);
      const shared = assets < holdings ? (assets > 0n ? assets : 0n) : holdings;
      const least = divideDown(owed * shared, holdings) - BigInt(before.accounts.size);
      const paid = paidIn(observation, step, action.account).most;
      if (paid > 0n) see("somebody redeemed after a shutdown");
      if (paid < least)
        return {
          step: index,
          expected: `${action.account} to be paid at least ${money(least)}, as if everything were shared`,
          observed: money(paid),
          ...off(paid - least),
        };
    }
    return undefined;
  },
});
