import { holdingsOf, type Redemption } from "../../../spec/index.ts";
import { invariant } from "../../invariant.ts";
import { dueFor, paidIn, redemptionText } from "../../observe/redemptions.ts";
import { off } from "../../violation-kind.ts";
import { money } from "../../observe/money.ts";

export const theOrderOfExitsDoesNotMatterAfterAShutdown = invariant({
  id: "EXIT-3",
  level: "fair",
  sentence: "the order of exits does not matter after a shutdown",
  formula: "every redeem pays floor(holdings_i * min(1, assets / holdings)), at the rate of the shutdown",
  why: "Where the first to leave is paid in full, everybody runs. A rate that is fixed once removes the reason.",
  source: "spec 17.14, 17.15; Nosal 2011, without sequential service there is no run",
  explains: ["NCW-1", "CONS-1", "CONS-3", "SOLV-2"],
  unless: ({ capabilities: { actions, genesis } }) =>
    actions.includes("redeem") && (genesis || actions.includes("shutdown"))
      ? undefined
      : "shutdown and redeem are not supported",
  sometimes: ["somebody redeemed"],
  check: (observation, see) => {
    const { genesis, steps } = observation;
    let fixed: Redemption | undefined = genesis.redemption;
    for (const step of steps) {
      const { index, action, outcome, before, after } = step;
      if (outcome.outcome === "refused") continue;
      if (action.type === "shutdown") fixed = after.redemption;
      const rate = after.redemption;
      if (rate?.assets !== fixed?.assets || rate?.holdings !== fixed?.holdings)
        return {
          step: index,
          expected: `the rate of the shutdown, ${rateText(fixed)}`,
          observed: rateText(rate),
        };
      if (action.type !== "redeem") continue;
      const owed = holdingsOf(before, action.account);
      const { least, most } = paidIn(observation, step, action.account);
      if (least > 0n) see("somebody redeemed");
      const due = fixed === undefined ? 0n : dueFor(owed, fixed);
      if (least > due || most < due)
        return {
          step: index,
          expected: `${action.account} to be paid ${money(due)} for ${money(owed)}, no matter who came before`,
          observed: money(least > due ? least : most),
          ...off((least > due ? least : most) - due),
        };
    }
    return undefined;
  },
});

const rateText = (rate: Redemption | undefined): string =>
  rate === undefined ? "none for none" : redemptionText(rate);
