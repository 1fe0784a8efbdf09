import { type Atoms, atoms, min, sum, zero } from "../numbers/atoms.ts";
import { addToSink } from "../ledger/change.ts";
import { deleverage, type Deleverage } from "./layers/deleverage.ts";
import { addsClaim, charge, payersOf, splitOf } from "./layers/index.ts";
import { type DeleverageLayer, type Layer, layersOf, type Mechanism } from "../model/mechanism.ts";
import type { Effect, Receipt } from "../model/outcome.ts";
import { openResolution, type Payment, paymentOf, type Resolution, withState } from "./resolution.ts";
import { covered, lossFor, lossOf, type OpenLoss, venueLoss, wholeLoss } from "./scope.ts";
import type { Split } from "../division/split.ts";
import { isInsolvent, type State, withParts } from "../model/state.ts";

/** A resolve on its way down the waterfall. */
interface Descent {
  readonly resolution: Resolution;
  /** The part of the loss that no layer has covered yet. */
  readonly left: OpenLoss;
  /** Taken above the loss by rounding up; not spent in this resolve. */
  readonly surplus: Atoms;
  readonly receipts: readonly Receipt[];
}

/** The three functions that a waterfall calls for each layer. */
export interface WaterfallLaw {
  /** Who can pay, and at most how much. */
  readonly payersOf: typeof payersOf;
  /** How the layer's part is divided among them. */
  readonly splitOf: (layer: Layer) => Split;
  /** How bankrupt positions are closed. */
  readonly deleverage: Deleverage;
}

export const waterfallLaw: WaterfallLaw = { payersOf, splitOf, deleverage };

/** Runs the waterfall, by these functions, over every open loss. */
export const resolveUnder =
  (law: WaterfallLaw) =>
  (mechanism: Mechanism, opening: State): Effect => {
    const carried = mechanism.remainder === "carry" ? opening.deficit : zero;
    const parked = atoms(opening.deficit - carried);
    const resolution = openResolution(opening);
    const state = withParts(forgiven(opening), { pending: zero, deficit: parked });

    const start: Descent = {
      resolution: withState(resolution, state),
      left: lossOf(mechanism, opening),
      surplus: zero,
      receipts: [],
    };
    const down = mechanism.waterfall.reduce((descent, layer) => pay(mechanism, layer, descent, law), start);
    // Those who joined later never pay an old loss: only funds are asked for it.
    const funds = layersOf(mechanism, "fund");
    const old = funds.reduce((descent, fund) => pay(mechanism, fund, descent, law), {
      ...down,
      left: venueLoss(parked),
    });
    return conclude(mechanism, down, old);
  };

/**
 * Runs the waterfall over every open loss: the unpaid losses of insolvent
 * accounts, the pending exogenous losses and, under "carry", the deficit.
 * Never refused; with nothing to do it changes nothing. Amounts in atoms.
 */
export const resolve = resolveUnder(waterfallLaw);

/** Every insolvent account at pnl 0, and no shortfall anywhere: the loss is now the waterfall's. */
const forgiven = (state: State): State => {
  const accounts = new Map(state.accounts);
  for (const [id, account] of state.accounts)
    if (isInsolvent(account)) accounts.set(id, { capital: account.capital, pnl: zero });
  const markets = [...state.markets].map(
    ([id, { price, positions }]) => [id, { price, positions, shortfalls: new Map() }] as const,
  );
  return withParts(state, { accounts, markets: new Map(markets) });
};

/** One layer pays min(what is left in its scope, its capacity). */
const pay = (mechanism: Mechanism, layer: Layer, descent: Descent, law: WaterfallLaw): Descent => {
  const asked = lossFor(layer, descent.left);
  if (asked === 0n) return descent;
  return layer.kind === "deleverage"
    ? payByPositions(mechanism, layer, descent, law.deleverage)
    : payByShares(layer, descent, asked, law);
};

/** The layer's part is divided by its split. */
const payByShares = (layer: Layer, descent: Descent, asked: Atoms, law: WaterfallLaw): Descent => {
  const { resolution } = descent;
  const payers = law.payersOf(layer, resolution);
  const bases = payers.map((payer) => payer.base);
  const part = min(asked, sum(bases));
  const shares = law.splitOf(layer)(part, bases);
  const payments = payers
    .map((payer, i) => paymentOf(payer, shares[i] ?? zero))
    .filter((payment) => payment.amount !== 0n);

  const paid = sum(shares);
  const cover = min(paid, part);
  const state = charge(layer, resolution.state, payments);
  return {
    resolution: withState(resolution, addsClaim(layer) ? withClaims(state, payments) : state),
    left: covered(layer, descent.left, cover),
    surplus: atoms(descent.surplus + paid - cover),
    receipts: [...descent.receipts, ...payments.map((payment) => receiptOf(layer, payment))],
  };
};

/** Bankrupt positions are closed, and their counterparties pay. */
const payByPositions = (
  mechanism: Mechanism,
  layer: DeleverageLayer,
  descent: Descent,
  close: Deleverage,
): Descent => {
  const { resolution } = descent;
  const { state, payments, left } = close(layer, mechanism, resolution, descent.left);
  const paid = payments.filter(({ amount }) => amount !== 0n);
  return {
    resolution: withState(resolution, withClaims(state, paid)),
    left,
    surplus: descent.surplus,
    receipts: [...descent.receipts, ...paid.map((payment) => receiptOf(layer, payment))],
  };
};

const receiptOf = (layer: Layer, { account, amount }: Payment): Receipt =>
  account === undefined ? { layer: layer.id, amount } : { layer: layer.id, account, amount };

/** Anyone who paid a socialized loss may recover it later. */
const withClaims = (state: State, payments: readonly Payment[]): State => {
  const claims = new Map(state.claims);
  for (const { account, amount } of payments)
    if (account !== undefined) claims.set(account, atoms((claims.get(account) ?? 0n) + amount));
  return withParts(state, { claims });
};

/** Records what nobody could pay, and sends the rounding surplus to its sink. */
const conclude = (mechanism: Mechanism, down: Descent, old: Descent): Effect => {
  const left = wholeLoss(down.left);
  const { state } = old.resolution;
  const receipts = [...old.receipts];
  if (old.surplus > 0n) receipts.push({ layer: "surplus", amount: old.surplus });
  if (left > 0n) receipts.push({ layer: "deficit", amount: left });
  const recorded = withParts(state, {
    deficit: atoms(wholeLoss(old.left) + left),
    halted: state.halted || (mechanism.remainder === "halt" && left > 0n),
  });
  return { state: addToSink(recorded, mechanism.surplus, old.surplus), receipts };
};
