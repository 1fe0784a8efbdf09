import {
  accountOf,
  atoms,
  charge,
  type HaircutLayer,
  isInsolvent,
  layersOf,
  min,
  resolve,
  spendCapital,
  splitSequential,
  type State,
  zero,
} from "../../spec/index.ts";
import { altered, eachAccount, type Mutant, receiptTotal, resolvedBy, withReceipt } from "./mutant.ts";

/** Everybody's unpaid loss as an exogenous one: nobody is a defaulter any more. */
const nobodyToBlame = (before: State): State => {
  const unpaid = [...before.accounts.values()].reduce(
    (total, { pnl }) => (pnl < 0n ? total - pnl : total),
    0n,
  );
  const cleared = eachAccount(before, (account) =>
    isInsolvent(account) ? { ...account, pnl: zero } : account,
  );
  return { ...cleared, markets: before.markets, pending: atoms(before.pending + unpaid) };
};

export const defaulterSharesInPaying: Mutant = {
  name: "defaulter-shares-in-paying",
  fault: "The defaulter counts among the survivors who pay for its loss.",
  seen: "JOJO",
  caughtBy: ["BND-3"],
  run: resolvedBy((mechanism, before) => resolve(mechanism, nobodyToBlame(before))),
};

export const nextDepositorPaysOldLosses: Mutant = {
  name: "next-depositor-pays-old-losses",
  fault: "Money that comes after a pool was wiped pays the deficit that was there before it.",
  seen: "Sentiment, Umbrella",
  caughtBy: ["BND-3"],
  headline: "ORD-3",
  run: altered("resolve", ({ mechanism, before, state, receipts }) => {
    const [layer] = mechanism.waterfall.filter(({ kind }) => kind !== "fund");
    const old = min(before.deficit, state.deficit);
    const isNew = (id: string): boolean => accountOf(state, id).capital > 0n && !state.claims.has(id);
    const payer = [...state.accounts.keys()].find(isNew);
    if (layer === undefined || payer === undefined || old === 0n) return { state, receipts };
    const amount = min(old, accountOf(state, payer).capital);
    return {
      state: { ...spendCapital(state, payer, amount), deficit: atoms(state.deficit - amount) },
      receipts: withReceipt(receipts, layer.id, amount, payer),
    };
  }),
};

export const profitHaircutTouchesCapital: Mutant = {
  name: "profit-haircut-touches-capital",
  fault: "A haircut on profit is measured on equity, and goes on into capital.",
  seen: "any",
  caughtBy: ["BND-2"],
  headline: {
    either: ["BND-2", "BND-1"],
    because: "beyond its profit, an account pays beyond its base as well",
  },
  run: resolvedBy((mechanism, before) => {
    const waterfall = mechanism.waterfall.map((layer) =>
      layer.kind === "haircut" && layer.basis === "profit"
        ? ({ ...layer, basis: "equity" } satisfies HaircutLayer)
        : layer,
    );
    return resolve({ ...mechanism, waterfall }, before);
  }),
};

export const shareValueNegative: Mutant = {
  name: "share-value-negative",
  fault: "A loss larger than the pool is divided over the pool all the same, and makes shares negative.",
  seen: "marginfi",
  caughtBy: ["NNEG-1", "BND-1"],
  headline: "BND-1",
  run: altered("resolve", ({ mechanism, state, receipts }) => {
    const haircut = layersOf(mechanism, "haircut").at(-1);
    const excess = receiptTotal(receipts, ({ layer }) => layer === "deficit");
    const paid = receipts.filter(({ layer }) => layer === haircut?.id);
    if (haircut === undefined || excess === 0n || paid.length === 0) return { state, receipts };
    const shares = splitSequential(
      excess,
      paid.map(({ amount }) => amount),
    );
    const payments = paid.map((payment, i) => ({ ...payment, amount: shares[i] ?? zero }));
    return {
      state: charge(haircut, { ...state, deficit: atoms(state.deficit - excess) }, payments),
      receipts: payments.reduce(
        (all, { layer, amount, account }) => withReceipt(all, layer, amount, account),
        withReceipt(receipts, "deficit", -excess),
      ),
    };
  }),
};
