import {
  accountOf,
  addToFund,
  atoms,
  credit,
  positive,
  spendCapital,
  step,
  withAccount,
  zero,
} from "../../spec/index.ts";
import { altered, eachAccount, mutate, type Mutant } from "./mutant.ts";

export const feeCreditedAsRequested: Mutant = {
  name: "fee-credited-as-requested",
  fault:
    "An account that cannot pay a fee pays what it has, and the fund is credited with what was asked for.",
  seen: "Percolator program",
  caughtBy: ["CONS-1", "CONS-3"],
  headline: {
    either: ["REJ-2", "CONS-1"],
    because: "the fee must be refused, and what is done in its place makes money",
  },
  run: mutate((mechanism, before, action) => {
    const next = step(mechanism, before, action);
    if (action.type !== "fee" || next.outcome === "accepted" || next.code !== "insufficient-capital")
      return next;
    const { capital } = accountOf(before, action.account);
    const state = addToFund(spendCapital(before, action.account, capital), action.layer, action.amount);
    return { outcome: "accepted", state, receipts: [] };
  }),
};

export const realizeRealizesEverybody: Mutant = {
  name: "realize-realizes-everybody",
  fault: "One account's realize moves everybody's profit into capital.",
  seen: "any",
  caughtBy: ["CONS-3"],
  run: altered("realize", ({ before }) => ({
    state: eachAccount(before, ({ capital, pnl }) => ({
      capital: atoms(capital + positive(pnl)),
      pnl: pnl > 0n ? zero : pnl,
    })),
    receipts: [],
  })),
};

export const depositMadeJunior: Mutant = {
  name: "deposit-made-junior",
  fault: "A deposit is credited to profit, so that a profit haircut takes from deposits.",
  seen: "any",
  caughtBy: ["CONS-3"],
  run: altered("deposit", ({ before, action }) => ({
    state: withAccount(
      before,
      action.account,
      credit(accountOf(before, action.account), action.amount, "pnl"),
    ),
    receipts: [],
  })),
};
