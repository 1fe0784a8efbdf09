import {
  type Atoms,
  atoms,
  charge,
  isInsolvent,
  isOnExit,
  type Layer,
  type Mechanism,
  max,
  min,
  openResolution,
  type Payer,
  type Payment,
  payersOf,
  type Resolution,
  type Rounding,
  type State,
  sum,
  zero,
} from "../../spec/index.ts";
import { type Attribution, attributionOf } from "./attribution.ts";
import type { ObservedStep } from "./observation.ts";

/** What one payer could be asked for, and what it really paid. */
export interface Bill extends Payer {
  readonly paid: Atoms;
}

/** One layer's part in a resolve: what it was asked for, and what it really paid. */
export interface Part {
  readonly layer: Layer;
  /** Everyone with a base, in ascending id. */
  readonly bills: readonly Bill[];
  /** Payments by those who have no base, and so owe nothing. */
  readonly strangers: readonly Payment[];
  /** U: the sum of the bases. */
  readonly capacity: Atoms;
  /** H: the loss put on the layer, min(what was left, U). */
  readonly asked: Atoms;
  /** What left the pockets, by whomever. */
  readonly paid: Atoms;
  /** max(0, K - 1), K payers having a fractional quota: the most that rounding can shift. */
  readonly slack: Atoms;
}

/** A resolve taken apart, from the implementation's own numbers. */
export interface Breakdown {
  /** Where the payments below come from. */
  readonly attribution: Attribution;
  /** L: the loss that the resolve had to place. */
  readonly loss: Atoms;
  readonly parts: readonly Part[];
  /** The part of L that the implementation recorded as deficit. */
  readonly recorded: Atoms;
}

/** L of a resolve in this state: unpaid losses, pending losses and a carried deficit. */
export const lossOf = (mechanism: Mechanism, state: State): Atoms => {
  let loss: bigint = state.pending + carriedOf(mechanism, state);
  for (const account of state.accounts.values()) if (isInsolvent(account)) loss -= account.pnl;
  return atoms(loss);
};

const carriedOf = (mechanism: Mechanism, state: State): Atoms =>
  mechanism.remainder === "carry" ? state.deficit : zero;

/**
 * Walks the waterfall with the payments that were observed, so that each
 * layer's bases are what the implementation itself had left of them.
 */
export const breakdownOf = (
  mechanism: Mechanism,
  step: ObservedStep,
  hasReceipts: boolean,
): Breakdown | undefined => {
  const attribution = attributionOf(mechanism, step, hasReceipts);
  return attribution === undefined ? undefined : breakdownBy(attribution, mechanism, step);
};

export const breakdownBy = (
  attribution: Attribution,
  mechanism: Mechanism,
  step: ObservedStep,
): Breakdown => {
  const { before, after } = step;
  const loss = lossOf(mechanism, before);
  const parked = atoms(before.deficit - carriedOf(mechanism, before));
  let oldDeficitPaid = max(zero, atoms(parked - after.deficit));
  const recorded = max(zero, atoms(after.deficit - parked));

  let resolution: Resolution = { ...openResolution(before), state: forgiven(before) };
  let left = loss;
  const parts: Part[] = [];
  for (const layer of mechanism.waterfall) {
    const observed = attribution.get(layer.id) ?? [];
    const [payments, forOldDeficit] =
      layer.kind === "fund" ? partForLoss(observed, left, oldDeficitPaid) : [observed, zero];
    oldDeficitPaid = atoms(oldDeficitPaid - forOldDeficit);
    const payers = payersOf(layer, resolution);
    const capacity = sum(payers.map(({ base }) => base));
    const asked = min(left, capacity);
    const paid = sum(payments.map(({ amount }) => amount));
    parts.push({
      layer,
      ...billsOf(payers, payments),
      capacity,
      asked,
      paid,
      slack: slackOf(payers, asked, capacity),
    });
    resolution = { ...resolution, state: charge(layer, resolution.state, payments) };
    left = max(zero, atoms(left - max(zero, paid)));
  }
  return { attribution, loss, parts, recorded };
};

const billsOf = (
  payers: readonly Payer[],
  payments: readonly Payment[],
): Pick<Part, "bills" | "strangers"> => {
  const paid = new Map(payments.map(({ account, amount }) => [account, amount]));
  const bills = payers.map((payer) => ({ ...payer, paid: paid.get(payer.account) ?? zero }));
  const known = new Set(payers.map(({ account }) => account));
  return { bills, strangers: payments.filter(({ account }) => !known.has(account)) };
};

/** A fund's draw beyond the loss that is left may have met an old deficit instead. */
const partForLoss = (
  observed: readonly Payment[],
  left: Atoms,
  oldDeficitPaid: Atoms,
): readonly [readonly Payment[], Atoms] => {
  const drawn = sum(observed.map(({ amount }) => amount));
  const old = min(max(zero, atoms(drawn - left)), oldDeficitPaid);
  return drawn === old ? [[], old] : [[{ amount: atoms(drawn - old) }], old];
};

const forgiven = (state: State): State => {
  if (![...state.accounts.values()].some(isInsolvent)) return state;
  const clear = [...state.accounts].map(
    ([id, account]) => [id, isInsolvent(account) ? { ...account, pnl: zero } : account] as const,
  );
  return { ...state, accounts: new Map(clear) };
};

const slackOf = (payers: readonly Payer[], asked: Atoms, capacity: Atoms): Atoms => {
  if (asked === capacity) return zero;
  let fractional = 0n;
  for (const { base } of payers) if ((base * asked) % capacity !== 0n) fractional += 1n;
  return fractional > 0n ? atoms(fractional - 1n) : zero;
};

/** How the layer rounds at a resolve; a fund and a defaulter's stake never need to, a haircut on exit pays nothing. */
export const roundingOf = (layer: Layer): Rounding | undefined =>
  "rounding" in layer && !isOnExit(layer) ? layer.rounding : undefined;

/** True when the layer paid all that it could be asked for: its capacity, or all but its rounding gap. */
export const isExhausted = ({ layer, capacity, asked, paid, slack }: Part): boolean => {
  if (paid >= capacity) return true;
  const rounding = roundingOf(layer);
  return (rounding === "down" || rounding === "unspecified") && asked - paid <= slack;
};
