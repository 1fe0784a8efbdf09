import type { Entry } from "../model/action.ts";
import { atoms } from "../numbers/atoms.ts";
import { withMarket } from "./change.ts";
import { credit, debit } from "./credit.ts";
import { type MarketId, withShortfall } from "../model/market.ts";
import { accountOf, type State, unpaidLoss, withParts } from "../model/state.ts";

/** Gains are credited to pnl; losses come out of profit, then capital, then nothing. */
export const settle = (state: State, entries: readonly Entry[]): State => {
  const accounts = new Map(state.accounts);
  for (const { account: id, amount } of entries) {
    const account = accountOf(state, id);
    accounts.set(id, amount < 0n ? debit(account, atoms(-amount)) : credit(account, amount, "pnl"));
  }
  return withParts(state, { accounts });
};

/** A settlement in a market: what a loser cannot pay is that market's shortfall. */
export const settleIn = (state: State, market: MarketId, entries: readonly Entry[]): State => {
  const settled = settle(state, entries);
  let own = settled.markets.get(market);
  if (own === undefined) return settled;
  for (const { account: id } of entries) {
    const unpaid = unpaidLoss(accountOf(settled, id)) - unpaidLoss(accountOf(state, id));
    if (unpaid > 0n) own = withShortfall(own, id, atoms((own.shortfalls.get(id) ?? 0n) + unpaid));
  }
  return withMarket(settled, market, own);
};
