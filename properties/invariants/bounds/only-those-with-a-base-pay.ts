import { accountOf, isInsolvent, stakeOf } from "../../../spec/index.ts";
import { invariant } from "../../invariant.ts";
import type { Violation } from "../../violation.ts";
import {
  capitalLost,
  isDrawnOn,
  profitLost,
  type StrayPosition,
  strayPosition,
} from "../../observe/attribution.ts";
import { accountsIn } from "../../observe/bookkeeping.ts";
import type { Observation, ObservedResolve } from "../../observe/observation.ts";
import { paidText } from "../../observe/words.ts";
import { nobodyCanPay, somebodyCanPay } from "../../applicability/reach.ts";
import { misplaced } from "../../violation-kind.ts";
import { money } from "../../observe/money.ts";

/** A change in a pocket on which no layer may draw. */
const strayChange = (
  { mechanism }: Observation,
  { before, after }: ObservedResolve,
): readonly [string, bigint] | undefined => {
  for (const id of accountsIn(before, after)) {
    const was = accountOf(before, id);
    const is = accountOf(after, id);
    const capital = capitalLost(was, is);
    if (capital !== 0n && !isDrawnOn(mechanism, "capital")) return [`capital of ${id}`, capital];
    const profit = profitLost(was, is);
    if (profit !== 0n && !isDrawnOn(mechanism, "pnl")) return [`pnl of ${id}`, profit];
    for (const tranche of before.stakes.keys()) {
      const staked = stakeOf(before, tranche, id) - stakeOf(after, tranche, id);
      const pocket = was.pnl < 0n ? "defaulters'" : "survivors'";
      if (staked !== 0n && !isDrawnOn(mechanism, `${pocket} stakes ${tranche}`))
        return [`stake of ${id} in ${tranche}`, staked];
    }
  }
  return undefined;
};

/** How a resolve changed a position that no layer may close. */
const strayText = ({ account, market, was, is }: StrayPosition): Omit<Violation, "step"> => ({
  expected: `${account} to keep its ${was} lots of ${market}: no layer may close them`,
  observed: `${is} lots`,
  ...misplaced(is - was),
});

export const onlyThoseWithABasePay = invariant({
  id: "BND-3",
  level: "safe",
  sentence: "only those with a base pay",
  formula: "w_i = 0 implies x_i = 0",
  why: "An account with nothing in a layer took no part in its risk.",
  seenIn: [
    {
      what: "the insurance account paid its own debt",
      where: "JOJO",
      isLike: ({ step }, { resolves }) =>
        resolves.some(
          ({ index, before, breakdown }) =>
            index === step &&
            breakdown?.parts.some(({ strangers }) =>
              strangers.some(
                ({ account }) => account !== undefined && isInsolvent(accountOf(before, account)),
              ),
            ) === true,
        ),
    },
  ],
  source: "spec section 5",
  explains: ["NNEG-1", "MIN-1", "MIN-3", "CONS-2", "SOLV-3", "ADL-4", "ORD-1", "FAIR-1", "FAIR-11"],
  unless: nobodyCanPay,
  sometimes: ["somebody without a base was there when others paid"],
  cover: { "somebody without a base was there when others paid": 20 },
  onlyIf: { "somebody without a base was there when others paid": somebodyCanPay },
  check: (observation, see) => {
    for (const resolve of observation.resolves) {
      for (const { layer, bills, strangers, paid } of resolve.breakdown?.parts ?? []) {
        const owing = bills.filter(({ account }) => account !== undefined).length;
        if (paid > 0n && owing < resolve.before.accounts.size)
          see("somebody without a base was there when others paid");
        const [stranger] = strangers;
        if (stranger !== undefined)
          return {
            step: resolve.index,
            expected: `${stranger.account ?? "the fund"} to pay nothing in ${layer.id}, where it has no base`,
            observed: `it ${paidText(stranger.amount)}`,
            ...misplaced(stranger.amount),
          };
      }
      const closed = strayPosition(observation.mechanism, resolve);
      if (closed !== undefined) return { step: resolve.index, ...strayText(closed) };
      const stray = strayChange(observation, resolve);
      if (stray !== undefined)
        return {
          step: resolve.index,
          expected: `${stray[0]} to stay as it is: no layer may draw on it`,
          observed: `it fell by ${money(stray[1])}`,
          ...misplaced(stray[1]),
        };
    }
    return undefined;
  },
});
