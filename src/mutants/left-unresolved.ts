import { accountOf, byId, resolve, step, withAccount, withoutRepaid, zero } from "../../spec/index.ts";
import { mutate, type Mutant, refused, resolvedBy } from "./mutant.ts";

export const insolvencyTestMissesTheLastAccount: Mutant = {
  name: "insolvency-test-misses-the-last-account",
  fault: "The test for insolvency ends one account too early.",
  seen: "Drift: its own test ranged over the wrong accounts",
  caughtBy: ["SOLV-1", "LIVE-1"],
  run: resolvedBy((mechanism, before) => {
    const last = [...before.accounts.keys()].sort(byId).at(-1);
    const missed = last === undefined ? undefined : before.accounts.get(last);
    if (last === undefined || missed === undefined || missed.pnl >= 0n) return resolve(mechanism, before);
    const unseen = withoutRepaid(withAccount(before, last, { ...missed, pnl: zero }), last);
    const { state, receipts } = resolve(mechanism, unseen);
    return { state: withAccount(state, last, { ...accountOf(state, last), pnl: missed.pnl }), receipts };
  }),
};

export const exogenousLossLeftPending: Mutant = {
  name: "exogenous-loss-left-pending",
  fault: "A resolve places the losses of accounts, and leaves the pending loss for another day.",
  seen: "any",
  caughtBy: ["SOLV-1", "LIVE-1"],
  run: resolvedBy((mechanism, before) => {
    const { state, receipts } = resolve(mechanism, { ...before, pending: zero });
    return { state: { ...state, pending: before.pending }, receipts };
  }),
};

export const lossBeyondThePoolReverts: Mutant = {
  name: "loss-beyond-the-pool-reverts",
  fault: "A resolve is refused when the loss is larger than all layers, even by one atom.",
  seen: "Morpho Blue",
  caughtBy: ["REJ-3", "LIVE-1"],
  headline: "LIVE-1",
  run: mutate((mechanism, before, action) => {
    const next = step(mechanism, before, action);
    const isShort = next.outcome === "accepted" && next.receipts.some(({ layer }) => layer === "deficit");
    return action.type === "resolve" && isShort ? refused("insufficient-capital", before) : next;
  }),
};

export const dustBlocksResolution: Mutant = {
  name: "dust-blocks-resolution",
  fault: "A resolve is refused while somebody holds one atom, which is too little to price.",
  seen: "Euler, Umee, Morpho, Aave",
  caughtBy: ["LIVE-1", "REJ-3"],
  run: mutate((mechanism, before, action) => {
    const hasDust = [...before.accounts.values()].some(({ capital, pnl }) => capital === 1n || pnl === 1n);
    return action.type === "resolve" && hasDust
      ? refused("insufficient-capital", before)
      : step(mechanism, before, action);
  }),
};
