import { type Atoms, atoms, min, positive, sum } from "../../numbers/atoms.ts";
import { exposureIn } from "../../model/market.ts";
import type { Basis, HaircutLayer } from "../../model/mechanism.ts";
import { timesDown, toFraction } from "../../numbers/ratio.ts";
import type { Payer, Payment, Resolution } from "../resolution.ts";
import { type Account, accountOf, equityOf, type State, withParts } from "../../model/state.ts";

/** What a haircut is measured on, in atoms. The exposure is bounded by what the account owns. */
export const baseOf: Readonly<Record<Basis, (account: Account, exposure: () => Atoms) => Atoms>> = {
  profit: (account) => positive(account.pnl),
  capital: (account) => account.capital,
  equity: equityOf,
  exposure: (account, exposure) => min(exposure(), equityOf(account)),
};

/**
 * The holders, each with its basis; with a cap, floor(cap * basis). A layer
 * that is scoped to a market cuts those alone who hold a position there.
 */
export const haircutPayers = (layer: HaircutLayer, { state, solvents }: Resolution): readonly Payer[] => {
  const basis = baseOf[layer.basis];
  const cap = layer.cap === undefined ? undefined : toFraction(layer.cap);
  const own = layer.market === undefined ? undefined : state.markets.get(layer.market);
  const markets = own === undefined ? [...state.markets.values()] : [own];
  const holders = own === undefined ? solvents : solvents.filter((account) => own.positions.has(account));
  return holders.map((account) => {
    const exposure = (): Atoms => sum(markets.map((market) => exposureIn(market, account)));
    const base = basis(accountOf(state, account), exposure);
    return { account, base: cap === undefined ? base : timesDown(base, cap) };
  });
};

/** Cuts one account. Of equity, profit pays before capital. */
const cut = (basis: Basis, account: Account, amount: Atoms): Account => {
  switch (basis) {
    case "profit":
      return { capital: account.capital, pnl: atoms(account.pnl - amount) };
    case "capital":
      return { capital: atoms(account.capital - amount), pnl: account.pnl };
    case "equity":
    case "exposure": {
      const fromProfit = min(positive(account.pnl), amount);
      return {
        capital: atoms(account.capital - (amount - fromProfit)),
        pnl: atoms(account.pnl - fromProfit),
      };
    }
  }
};

const chargeBasis = (basis: Basis, state: State, payments: readonly Payment[]): State => {
  const accounts = new Map(state.accounts);
  for (const { account, amount } of payments)
    if (account !== undefined) accounts.set(account, cut(basis, accountOf(state, account), amount));
  return withParts(state, { accounts });
};

export const chargeHaircut = (layer: HaircutLayer, state: State, payments: readonly Payment[]): State =>
  chargeBasis(layer.basis, state, payments);

/** Takes the payments out of profit, then out of capital. */
export const chargeEquity = (state: State, payments: readonly Payment[]): State =>
  chargeBasis("equity", state, payments);
