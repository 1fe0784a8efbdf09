import { type AccountId, holdingsOf, type Redemption } from "../../../spec/index.ts";
import { invariant } from "../../invariant.ts";
import type { Setting } from "../../applicability/setting.ts";
import { accountsIn } from "../../observe/bookkeeping.ts";
import { dueFor, paidIn, redemptionIn, redemptionText } from "../../observe/redemptions.ts";
import { losesOften } from "../../applicability/reach.ts";
import { off, type Wrong } from "../../violation-kind.ts";
import { money } from "../../observe/money.ts";

const canShutDown = ({ capabilities: { actions } }: Setting): boolean => actions.includes("shutdown");

const canRedeem = (setting: Setting): boolean =>
  setting.capabilities.actions.includes("redeem") && (setting.capabilities.genesis || canShutDown(setting));

/** Larger assets and smaller holdings are both a rate that pays too much. */
const rateOff = (told: Redemption, due: Redemption): Wrong =>
  told.assets === due.assets ? off(due.holdings - told.holdings) : off(told.assets - due.assets);

export const nobodyIsPaidBeyondWhatIsThereAtAShutdown = invariant({
  id: "SHUT-1",
  level: "safe",
  sentence: "nobody is paid beyond what is there at a shutdown",
  formula:
    "redemption = (max(0, A), sum of holdings), as the shutdown's resolve leaves them; all that i is paid <= floor((holdings_i + what i was credited since) * min(1, assets / holdings)). So all payouts <= max(0, A) + what was recovered since",
  why: "A rate that leaves out a part of what is owed promises more than there is: those who redeem last get nothing.",
  source: "spec 17.14, 17.15",
  explains: ["CONS-1", "CONS-3", "SOLV-2", "XTR-1", "EXIT-3", "NCW-1"],
  unless: (setting) =>
    canShutDown(setting) || canRedeem(setting)
      ? undefined
      : "there is no shutdown, and nobody can be redeemed",
  sometimes: [
    "a shutdown fixed a rate",
    "somebody was paid at the rate",
    "a shutdown left less than is owed",
    "somebody was paid at a rate below 1",
  ],
  onlyIf: {
    "a shutdown fixed a rate": canShutDown,
    "somebody was paid at the rate": canRedeem,
    "a shutdown left less than is owed": (setting) => canShutDown(setting) && losesOften(setting),
    "somebody was paid at a rate below 1": (setting) => canRedeem(setting) && losesOften(setting),
  },
  check: (observation, see) => {
    const { genesis, steps } = observation;
    let fixed: Redemption | undefined = genesis.redemption;
    /** What each account held at the shutdown, and was credited since. */
    const held = new Map<AccountId, bigint>();
    if (fixed !== undefined) for (const id of genesis.accounts.keys()) held.set(id, holdingsOf(genesis, id));
    const paid = new Map<AccountId, bigint>();

    for (const step of steps) {
      const { index, action, outcome, before, after } = step;
      if (outcome.outcome === "refused") continue;
      if (fixed === undefined) {
        if (action.type !== "shutdown") continue;
        fixed = redemptionIn(after);
        for (const id of after.accounts.keys()) held.set(id, holdingsOf(after, id));
        see("a shutdown fixed a rate");
        if (fixed.assets < fixed.holdings) see("a shutdown left less than is owed");
        const told = after.redemption;
        if (told?.assets !== fixed.assets || told.holdings !== fixed.holdings)
          return {
            step: index,
            expected: `a redemption of ${redemptionText(fixed)}: the assets and the holdings after the resolve`,
            observed: told === undefined ? "no redemption" : redemptionText(told),
            ...(told === undefined ? {} : rateOff(told, fixed)),
          };
        continue;
      }
      const redeemed = action.type === "redeem" ? action.account : undefined;
      for (const id of accountsIn(before, after)) {
        const credited = holdingsOf(after, id) - holdingsOf(before, id);
        if (credited > 0n && id !== redeemed) held.set(id, (held.get(id) ?? 0n) + credited);
      }
      if (redeemed === undefined) continue;
      const total = (paid.get(redeemed) ?? 0n) + paidIn(observation, step, redeemed).least;
      paid.set(redeemed, total);
      if (total > 0n) see("somebody was paid at the rate");
      if (total > 0n && fixed.assets < fixed.holdings) see("somebody was paid at a rate below 1");
      const own = held.get(redeemed) ?? 0n;
      const due = dueFor(own, fixed);
      if (total > due)
        return {
          step: index,
          expected: `${redeemed} to be paid at most ${money(due)} for ${money(own)}, at the rate of the shutdown, ${redemptionText(fixed)}`,
          observed: money(total),
          ...off(total - due),
        };
    }
    return undefined;
  },
});
