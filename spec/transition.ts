import { match } from "ts-pattern";
import type { Action } from "./action.ts";
import { atoms, positive, zero } from "./atoms.ts";
import { addToFund, addToStake, creditCapital, spendCapital, withAccount } from "./change.ts";
import type { AccountId } from "./identifiers.ts";
import type { Mechanism } from "./mechanism.ts";
import type { Effect, Step } from "./outcome.ts";
import { recover } from "./recover.ts";
import { refusalOf } from "./refusal.ts";
import { resolve } from "./resolve.ts";
import { settle } from "./settlement.ts";
import { redeem, shutdown } from "./shutdown.ts";
import { accountOf, type State } from "./state.ts";
import { liquidate, mark, trade } from "./trading.ts";

/** Applies one action: refused whole, or accepted whole. */
export const step = (mechanism: Mechanism, state: State, action: Action): Step => {
  const code = refusalOf(mechanism, state, action);
  if (code !== undefined) return { outcome: "refused", code, state };
  return { outcome: "accepted", ...effectOf(mechanism, state, action) };
};

/** The effect of an action that is not refused. Amounts in atoms. */
export const effectOf = (mechanism: Mechanism, state: State, action: Action): Effect =>
  match(action)
    .with({ type: "resolve" }, () => resolve(mechanism, state))
    .with({ type: "settle" }, ({ entries }) => quiet(settle(state, entries)))
    .with({ type: "deposit" }, ({ account, amount }) => quiet(creditCapital(state, account, amount)))
    .with({ type: "withdraw" }, ({ account, amount }) => quiet(spendCapital(state, account, amount)))
    .with({ type: "stake" }, ({ account, layer, amount }) =>
      quiet(addToStake(spendCapital(state, account, amount), layer, account, amount)),
    )
    .with({ type: "unstake" }, ({ account, layer, amount }) =>
      quiet(creditCapital(addToStake(state, layer, account, atoms(-amount)), account, amount)),
    )
    .with({ type: "fee" }, ({ account, layer, amount }) =>
      quiet(addToFund(spendCapital(state, account, amount), layer, amount)),
    )
    .with({ type: "topUp" }, ({ layer, amount }) => quiet(addToFund(state, layer, amount)))
    .with({ type: "realize" }, ({ account }) => quiet(realize(state, account)))
    .with({ type: "loss" }, ({ amount }) => quiet({ ...state, pending: atoms(state.pending + amount) }))
    .with({ type: "recover" }, ({ amount }) => recover(mechanism, state, amount))
    .with({ type: "trade" }, (action) => quiet(trade(state, action)))
    .with({ type: "mark" }, ({ market, price }) => quiet(mark(state, market, price)))
    .with({ type: "liquidate" }, ({ account, market, to }) => quiet(liquidate(state, market, account, to)))
    .with({ type: "shutdown" }, () => shutdown(mechanism, state))
    .with({ type: "redeem" }, ({ account }) => quiet(redeem(mechanism, state, account)))
    .exhaustive();

/** An effect that pays nobody through a layer: no receipts. */
const quiet = (state: State): Effect => ({ state, receipts: [] });

/** Profit becomes capital: junior becomes senior. */
const realize = (state: State, id: AccountId): State => {
  const account = accountOf(state, id);
  const profit = positive(account.pnl);
  if (profit === zero) return state;
  return withAccount(state, id, {
    capital: atoms(account.capital + profit),
    pnl: atoms(account.pnl - profit),
  });
};
