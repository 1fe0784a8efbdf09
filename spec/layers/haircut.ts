import { match } from "ts-pattern";
import { type Atoms, atoms, min, positive } from "../atoms.ts";
import type { Basis, HaircutLayer } from "../mechanism.ts";
import { timesDown, toFraction } from "../ratio.ts";
import type { Payer, Payment, Resolution } from "../resolution.ts";
import { type Account, accountOf, type State } from "../state.ts";

/** What a haircut is measured on, in atoms. */
export const baseOf: Readonly<Record<Basis, (account: Account) => Atoms>> = {
  profit: (account) => positive(account.pnl),
  capital: (account) => account.capital,
  equity: (account) => atoms(account.capital + positive(account.pnl)),
};

/** The holders, each with its basis; with a cap, floor(cap * basis). */
export const haircutPayers = (layer: HaircutLayer, resolution: Resolution): readonly Payer[] => {
  const basis = baseOf[layer.basis];
  const cap = layer.cap === undefined ? undefined : toFraction(layer.cap);
  return resolution.solvents.map((account) => {
    const base = basis(accountOf(resolution.state, account));
    return { account, base: cap === undefined ? base : timesDown(base, cap) };
  });
};

/** Cuts one account. Within an equity haircut, profit pays before capital. */
const cut = (basis: Basis, account: Account, amount: Atoms): Account =>
  match(basis)
    .with("profit", () => ({ ...account, pnl: atoms(account.pnl - amount) }))
    .with("capital", () => ({ ...account, capital: atoms(account.capital - amount) }))
    .with("equity", () => {
      const fromProfit = min(positive(account.pnl), amount);
      return {
        capital: atoms(account.capital - (amount - fromProfit)),
        pnl: atoms(account.pnl - fromProfit),
      };
    })
    .exhaustive();

export const chargeHaircut = (layer: HaircutLayer, state: State, payments: readonly Payment[]): State => {
  const accounts = new Map(state.accounts);
  for (const { account, amount } of payments)
    if (account !== undefined) accounts.set(account, cut(layer.basis, accountOf(state, account), amount));
  return { ...state, accounts };
};
