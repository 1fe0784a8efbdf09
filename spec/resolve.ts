import { type Atoms, atoms, min, sum, zero } from "./atoms.ts";
import { addToSink } from "./change.ts";
import { addsClaim, charge, payersOf, splitOf } from "./layers/index.ts";
import { type Layer, layersOf, type Mechanism } from "./mechanism.ts";
import type { Effect, Receipt } from "./outcome.ts";
import { openResolution, type Payment, type Resolution } from "./resolution.ts";
import type { Split } from "./split.ts";
import { isInsolvent, type State } from "./state.ts";

/** A resolve on its way down the waterfall. */
interface Descent {
  readonly resolution: Resolution;
  /** The part of the loss that no layer has covered yet. */
  readonly left: Atoms;
  /** Taken above the loss by rounding up; not spent in this resolve. */
  readonly surplus: Atoms;
  readonly receipts: readonly Receipt[];
}

/**
 * Runs the waterfall over every open loss: the unpaid losses of insolvent
 * accounts, the pending exogenous losses and, under "carry", the deficit.
 * Never refused; with nothing to do it changes nothing. Amounts in atoms.
 * `splitBy` says how each layer divides its part: the law's own `splitOf`
 * unless a mutant wants another.
 */
export const resolve = (
  mechanism: Mechanism,
  opening: State,
  splitBy: (layer: Layer) => Split = splitOf,
): Effect => {
  const carried = mechanism.remainder === "carry" ? opening.deficit : zero;
  const parked = atoms(opening.deficit - carried);
  const resolution = openResolution(opening);
  const loss = atoms(sum(resolution.ownLosses.values()) + opening.pending + carried);
  const state = { ...forgiven(opening), pending: zero, deficit: parked };

  const start: Descent = { resolution: { ...resolution, state }, left: loss, surplus: zero, receipts: [] };
  const down = mechanism.waterfall.reduce((descent, layer) => pay(layer, descent, splitBy), start);
  // Those who joined later never pay an old loss: only funds are asked for it.
  const funds = layersOf(mechanism, "fund");
  const old = funds.reduce((descent, fund) => pay(fund, descent, splitBy), { ...down, left: parked });
  return close(mechanism, down, old);
};

/** Every insolvent account at pnl 0: its loss is now the waterfall's. */
const forgiven = (state: State): State => {
  const accounts = new Map(state.accounts);
  for (const [id, account] of state.accounts)
    if (isInsolvent(account)) accounts.set(id, { ...account, pnl: zero });
  return { ...state, accounts };
};

/** One layer pays min(what is left, its capacity), divided by its split. */
const pay = (layer: Layer, descent: Descent, splitBy: (layer: Layer) => Split): Descent => {
  if (descent.left === 0n) return descent;
  const { resolution } = descent;
  const payers = payersOf(layer, resolution);
  const bases = payers.map((payer) => payer.base);
  const part = min(descent.left, sum(bases));
  const shares = splitBy(layer)(part, bases);
  const payments = payers
    .map((payer, i): Payment => ({ ...payer, amount: shares[i] ?? zero }))
    .filter((payment) => payment.amount !== 0n);

  const paid = sum(shares);
  const covered = min(paid, part);
  const charged = charge(layer, resolution.state, payments);
  return {
    resolution: { ...resolution, state: addsClaim(layer) ? withClaims(charged, payments) : charged },
    left: atoms(descent.left - covered),
    surplus: atoms(descent.surplus + paid - covered),
    receipts: [...descent.receipts, ...payments.map((payment) => receiptOf(layer, payment))],
  };
};

const receiptOf = (layer: Layer, { account, amount }: Payment): Receipt =>
  account === undefined ? { layer: layer.id, amount } : { layer: layer.id, account, amount };

/** Whoever paid a socialized loss may recover it later. */
const withClaims = (state: State, payments: readonly Payment[]): State => {
  const claims = new Map(state.claims);
  for (const { account, amount } of payments)
    if (account !== undefined) claims.set(account, atoms((claims.get(account) ?? 0n) + amount));
  return { ...state, claims };
};

/** Records what nobody could pay, and sends the rounding surplus to its sink. */
const close = (mechanism: Mechanism, down: Descent, old: Descent): Effect => {
  const { left } = down;
  const { state } = old.resolution;
  const receipts = [...old.receipts];
  if (old.surplus > 0n) receipts.push({ layer: "surplus", amount: old.surplus });
  if (left > 0n) receipts.push({ layer: "deficit", amount: left });
  const recorded: State = {
    ...state,
    deficit: atoms(old.left + left),
    halted: state.halted || (mechanism.remainder === "halt" && left > 0n),
  };
  return { state: addToSink(recorded, mechanism.surplus, old.surplus), receipts };
};
