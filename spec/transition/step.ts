import type { Action } from "../model/action.ts";
import { type Atoms, atoms, positive, zero } from "../numbers/atoms.ts";
import { addToFund, addToStake, creditCapital, spendCapital, withAccount } from "../ledger/change.ts";
import type { AccountId } from "../numbers/identifiers.ts";
import { exitOf } from "../resolve/layers/on-exit.ts";
import type { Mechanism } from "../model/mechanism.ts";
import type { Effect, Step } from "../model/outcome.ts";
import { recover } from "./recover.ts";
import { refusalOf } from "../validity/refusal.ts";
import { resolve } from "../resolve/resolve.ts";
import { settle } from "../ledger/settlement.ts";
import { redeem, shutdown } from "./shutdown.ts";
import { accountOf, claimOf, type State, withParts } from "../model/state.ts";
import { liquidate, mark, trade } from "../ledger/trading.ts";

/** Applies one action: refused whole, or accepted whole. */
export const step = (mechanism: Mechanism, state: State, action: Action): Step => {
  const code = refusalOf(mechanism, state, action);
  if (code !== undefined) return { outcome: "refused", code, state };
  return { outcome: "accepted", ...effectOf(mechanism, state, action) };
};

/** The effect of an action that is not refused. Amounts in atoms. */
export const effectOf = (mechanism: Mechanism, state: State, action: Action): Effect => {
  // A plain switch, which the compiler holds exhaustive: it runs for every action of every scenario.
  switch (action.type) {
    case "resolve":
      return resolve(mechanism, state);
    case "settle":
      return quiet(settle(state, action.entries));
    case "deposit":
      return quiet(creditCapital(state, action.account, action.amount));
    case "withdraw":
      return leave(mechanism, state, action, () => spendCapital(state, action.account, action.amount));
    case "stake": {
      const { account, layer, amount } = action;
      return leave(mechanism, state, action, (cut) =>
        addToStake(spendCapital(state, account, amount), layer, account, atoms(amount - cut)),
      );
    }
    case "unstake": {
      const { account, layer, amount } = action;
      return quiet(creditCapital(addToStake(state, layer, account, atoms(-amount)), account, amount));
    }
    case "fee": {
      const { account, layer, amount } = action;
      return leave(mechanism, state, action, (cut) =>
        addToFund(spendCapital(state, account, amount), layer, atoms(amount - cut)),
      );
    }
    case "topUp":
      return quiet(addToFund(state, action.layer, action.amount));
    case "realize":
      return leave(mechanism, state, action, (cut) => realize(state, action.account, cut));
    case "loss":
      return quiet(withParts(state, { pending: atoms(state.pending + action.amount) }));
    case "recover":
      return recover(mechanism, state, action.amount);
    case "trade":
      return quiet(trade(state, action));
    case "mark":
      return quiet(mark(state, action.market, action.price));
    case "liquidate":
      return quiet(liquidate(state, action.market, action.account, action.to));
    case "shutdown":
      return shutdown(mechanism, state);
    case "redeem":
      return quiet(redeem(mechanism, state, action.account));
  }
};

/** An effect that pays nobody through a layer: no receipts. */
const quiet = (state: State): Effect => ({ state, receipts: [] });

/**
 * Value leaves. `pay` makes the state of it, without the cut; what a haircut
 * on exit cuts lowers the deficit, and may be recovered later.
 */
const leave = (mechanism: Mechanism, state: State, action: Action, pay: (cut: Atoms) => State): Effect => {
  const exit = exitOf(mechanism, state, action);
  if (exit === undefined || exit.cut === zero) return quiet(pay(zero));
  const { layer, account, cut } = exit;
  const paid = pay(cut);
  const claims = new Map(paid.claims).set(account, atoms(claimOf(paid, account) + cut));
  return {
    state: withParts(paid, { deficit: atoms(paid.deficit - cut), claims }),
    receipts: [{ layer, account, amount: cut }],
  };
};

/** Profit, except for what is cut of it, becomes capital: junior becomes senior. */
const realize = (state: State, id: AccountId, cut: Atoms): State => {
  const account = accountOf(state, id);
  const profit = positive(account.pnl);
  if (profit === zero) return state;
  return withAccount(state, id, {
    capital: atoms(account.capital + profit - cut),
    pnl: atoms(account.pnl - profit),
  });
};
