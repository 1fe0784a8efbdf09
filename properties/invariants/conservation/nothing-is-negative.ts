import { type State, stakeOf } from "../../../spec/index.ts";
import { invariant } from "../../invariant.ts";
import { canEmpty } from "../../applicability/reach.ts";
import { off } from "../../violation-kind.ts";
import { entryText } from "../../observe/money.ts";

export const nothingIsNegative = invariant({
  id: "NNEG-1",
  level: "safe",
  sentence: "nothing is negative but an insolvent account's pnl",
  formula: "C_i, funds, stakes, pending, deficit, residue, claims, prices, shortfalls >= 0",
  why: "A balance below zero is a debt that nobody recorded and nobody pays.",
  seenIn: [
    {
      what: "the value of a share went below zero when a loss exceeded the pool",
      where: "marginfi",
      isLike: ({ step }, { steps }) => steps[step]?.action.type === "resolve",
    },
  ],
  source: "spec section 2",
  explains: ["NNEG-2", "XTR-1"],
  sometimes: ["an account was insolvent", "something was cut to exactly 0"],
  cover: { "an account was insolvent": 20 },
  onlyIf: { "something was cut to exactly 0": canEmpty },
  check: ({ steps, resolves }, see) => {
    for (const { before } of steps)
      for (const { pnl } of before.accounts.values()) if (pnl < 0n) see("an account was insolvent");
    if (resolves.some(({ loss, before, after }) => loss > 0n && wipedOut(before, after)))
      see("something was cut to exactly 0");
    for (const { index, after } of steps) {
      const found = firstNegative(after);
      if (found !== undefined)
        return {
          step: index,
          expected: `${found[0]} of at least 0`,
          observed: entryText(found[0], found[1]),
          ...off(found[1]),
        };
    }
    return undefined;
  },
});

/** The first amount below 0 that is not somebody's pnl. */
const firstNegative = (state: State): readonly [string, bigint] | undefined => {
  for (const [id, { capital }] of state.accounts) if (capital < 0n) return [`capital of ${id}`, capital];
  for (const [id, balance] of state.funds) if (balance < 0n) return [`fund ${id}`, balance];
  for (const [layer, stakes] of state.stakes)
    for (const [id, stake] of stakes) if (stake < 0n) return [`stake of ${id} in ${layer}`, stake];
  for (const [id, claim] of state.claims) if (claim < 0n) return [`claim of ${id}`, claim];
  for (const [market, { price, shortfalls }] of state.markets) {
    if (price < 0n) return [`price of ${market}`, price];
    for (const [id, shortfall] of shortfalls)
      if (shortfall < 0n) return [`shortfall of ${id} in ${market}`, shortfall];
  }
  for (const part of ["pending", "deficit", "residue"] as const)
    if (state[part] < 0n) return [part, state[part]];
  return undefined;
};

/** True when a pocket that held something holds nothing now. */
const wipedOut = (before: State, after: State): boolean => {
  for (const [layer, balance] of before.funds) if (balance > 0n && after.funds.get(layer) === 0n) return true;
  for (const [layer, stakes] of before.stakes)
    for (const [id, stake] of stakes) if (stake > 0n && stakeOf(after, layer, id) === 0n) return true;
  for (const [id, { capital, pnl }] of before.accounts) {
    const now = after.accounts.get(id);
    if ((capital > 0n && now?.capital === 0n) || (pnl > 0n && now?.pnl === 0n)) return true;
  }
  return false;
};
