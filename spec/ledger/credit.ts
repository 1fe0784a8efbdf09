import { type Atoms, atoms, min, positive } from "../numbers/atoms.ts";
import { type Account, unpaidLoss } from "../model/state.ts";

/**
 * Money arrives: it first pays what the account still owes (negative pnl),
 * and the rest goes to capital or, for a settlement gain, to pnl.
 * @example credit({ capital: 0n, pnl: -5n }, 7n, "capital") // => { capital: 2n, pnl: 0n }
 */
export const credit = (account: Account, amount: Atoms, to: keyof Account): Account => {
  const owed = min(unpaidLoss(account), amount);
  const rest = amount - owed;
  const pnl = atoms(account.pnl + owed);
  return to === "capital"
    ? { capital: atoms(account.capital + rest), pnl }
    : { capital: account.capital, pnl: atoms(pnl + rest) };
};

/**
 * A settlement loss: out of profit, then out of capital, and what neither can
 * pay makes the pnl negative. Own money pays before anyone else's.
 * @example debit({ capital: 3n, pnl: 2n }, 9n) // => { capital: 0n, pnl: -4n }
 */
export const debit = (account: Account, amount: Atoms): Account => {
  const fromProfit = min(positive(account.pnl), amount);
  const fromCapital = min(account.capital, atoms(amount - fromProfit));
  return {
    capital: atoms(account.capital - fromCapital),
    pnl: atoms(account.pnl - (amount - fromCapital)),
  };
};
