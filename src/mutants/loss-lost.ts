import { type Atoms, atoms, hasLayer, min, resolve, stakeOf, type State, zero } from "../../spec/index.ts";
import { altered, eachAccount, type Mutant, receiptTotal, resolvedBy, withReceipt } from "./mutant.ts";

export const insuranceCountedButNotCredited: Mutant = {
  name: "insurance-counted-but-not-credited",
  fault:
    "A draw leaves the fund and counts against its cap, but covers nothing: the loss is recorded as if nobody had paid.",
  seen: "Drift",
  caughtBy: ["CONS-1"],
  headline: "CONS-2",
  run: altered("resolve", ({ mechanism, state, receipts }) => {
    const drawn = receiptTotal(receipts, ({ layer }) => hasLayer(mechanism, "fund", layer));
    return {
      state: { ...state, deficit: atoms(state.deficit + drawn) },
      receipts: withReceipt(receipts, "deficit", drawn),
    };
  }),
};

export const lossErasedWithNobodyPaying: Mutant = {
  name: "loss-erased-with-nobody-paying",
  fault: "The unpaid loss of an insolvent account is set to 0 and put to no layer.",
  seen: "Percolator (reported)",
  caughtBy: ["CONS-2", "CONS-1"],
  run: resolvedBy((mechanism, before) =>
    resolve(
      mechanism,
      eachAccount(before, (account) => (account.pnl < 0n ? { ...account, pnl: zero } : account)),
    ),
  ),
};

const allStakes = (state: State, id: string): Atoms =>
  atoms([...state.stakes.keys()].reduce((total, layer) => total + stakeOf(state, layer, id), 0n));

export const insurerPaysItsOwnDebt: Mutant = {
  name: "insurer-pays-its-own-debt",
  fault: "An insolvent insurer's own stake counts as cover of its own loss, and stays where it is.",
  seen: "JOJO",
  caughtBy: ["CONS-2"],
  run: resolvedBy((mechanism, before) =>
    resolve(
      mechanism,
      eachAccount(before, (account, id) => {
        if (account.pnl >= 0n) return account;
        return { ...account, pnl: atoms(account.pnl + min(atoms(-account.pnl), allStakes(before, id))) };
      }),
    ),
  ),
};

export const excessDroppedWhenThePoolIsWiped: Mutant = {
  name: "excess-dropped-when-the-pool-is-wiped",
  fault: "What no layer could pay is not recorded as a deficit.",
  seen: "marginfi, Drift spot, Mango",
  caughtBy: ["SOLV-2", "CONS-2"],
  headline: "CONS-2",
  run: altered("resolve", ({ state, receipts }) => {
    const excess = receiptTotal(receipts, ({ layer }) => layer === "deficit");
    return {
      state: { ...state, deficit: atoms(state.deficit - excess) },
      receipts: withReceipt(receipts, "deficit", -excess),
    };
  }),
};
