import { accountOf, atoms, debit, min, positive, withAccount } from "../../spec/index.ts";
import { altered, debitedBy, type Mutant } from "./mutant.ts";

export const ownDepositNotUsed: Mutant = {
  name: "own-deposit-not-used",
  fault: "A settlement loss is taken out of profit alone: the loser's own deposit stays.",
  seen: "Euler",
  caughtBy: ["NNEG-2"],
  run: debitedBy(({ capital, pnl }, amount) => ({ capital, pnl: atoms(pnl - amount) })),
};

export const bankruptcyDeclaredUnsettled: Mutant = {
  name: "bankruptcy-declared-unsettled",
  fault: "An account that cannot pay all of a loss is declared bankrupt before what it has is settled.",
  seen: "Mango, marginfi",
  caughtBy: ["NNEG-2"],
  run: debitedBy((account, amount) => {
    const { capital, pnl } = account;
    return amount > capital + positive(pnl) ? { capital, pnl: atoms(pnl - amount) } : debit(account, amount);
  }),
};

export const debtForgivenWhileAssetsAreKept: Mutant = {
  name: "debt-forgiven-while-assets-are-kept",
  fault: "A deposit does not repay what the account owes: its debt goes to others, and the money stays.",
  seen: "Euler, Sentiment",
  caughtBy: ["NNEG-2"],
  run: altered("deposit", ({ before, action: { account: id, amount } }) => {
    const account = accountOf(before, id);
    return {
      state: withAccount(before, id, { ...account, capital: atoms(account.capital + amount) }),
      receipts: [],
    };
  }),
};

export const lossTakesCapitalBeforeProfit: Mutant = {
  name: "loss-takes-capital-before-profit",
  fault:
    "A settlement loss is taken out of capital first and out of profit last: the senior money pays for the junior.",
  seen: "any",
  caughtBy: ["CONS-3"],
  run: debitedBy(({ capital, pnl }, amount) => {
    const fromCapital = min(capital, amount);
    return { capital: atoms(capital - fromCapital), pnl: atoms(pnl - (amount - fromCapital)) };
  }),
};
