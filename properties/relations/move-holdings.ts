import {
  type AccountId,
  accountOf,
  addToStake,
  type Atoms,
  atoms,
  positive,
  type State,
  withAccount,
} from "../../spec/index.ts";

/** A name that nobody has, made of one that somebody has. */
export const freshName = (taken: { has(id: AccountId): boolean }, id: AccountId): AccountId => {
  for (let number = 2; ; number += 1) {
    const name = `${id.slice(0, 50)}.${number}`;
    if (!taken.has(name)) return name;
  }
};

/** Half of an amount, rounded up: something of everything that is there. */
export const half = (amount: Atoms): Atoms => atoms(amount - amount / 2n);

/** All of an amount. */
export const all = (amount: Atoms): Atoms => amount;

/** A part of each thing that an account holds (capital, profit, stakes) passes to another account, known or new. */
export const withHoldingsMoved = (
  state: State,
  from: AccountId,
  to: AccountId,
  partOf: (amount: Atoms) => Atoms,
): State => {
  const giver = accountOf(state, from);
  const taker = accountOf(state, to);
  const capital = partOf(giver.capital);
  const pnl = partOf(positive(giver.pnl));
  let next = withAccount(state, from, {
    capital: atoms(giver.capital - capital),
    pnl: atoms(giver.pnl - pnl),
  });
  next = withAccount(next, to, { capital: atoms(taker.capital + capital), pnl: atoms(taker.pnl + pnl) });
  for (const [layer, stakes] of state.stakes) {
    const stake = partOf(stakes.get(from) ?? atoms(0n));
    next = addToStake(addToStake(next, layer, from, atoms(-stake)), layer, to, stake);
  }
  return next;
};
