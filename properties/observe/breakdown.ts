import {
  type Atoms,
  atoms,
  charge,
  covered,
  deleverage,
  type Deleveraged,
  type Fraction,
  isInsolvent,
  isOnExit,
  type Layer,
  lossFor,
  lossOf,
  max,
  type Mechanism,
  min,
  type OpenLoss,
  openResolution,
  type Payer,
  payersOf,
  type Payment,
  quotasOf,
  type Resolution,
  type Rounding,
  roundQuotas,
  ruleOf,
  splitOf,
  type State,
  sum,
  wholeLoss,
  withParts,
  withState,
  zero,
} from "../../spec/index.ts";
import { type Attribution, attributionOf } from "./attribution.ts";
import type { ObservedStep } from "./observed-step.ts";
import { apart, oldDeficitOf } from "./old-deficit.ts";

/** What one payer could be asked for, and what it really paid. */
export interface Bill extends Payer {
  /** q_i: its part of H by the layer's rule, before rounding. */
  readonly quota: Fraction;
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
  /** What was left of the loss in the layer's scope when it was reached. */
  readonly left: Atoms;
  /** H: the loss put on the layer, min(what was left, U). */
  readonly asked: Atoms;
  /** What left the pockets for the loss, by whomever. */
  readonly paid: Atoms;
  /** What a fund paid of an old deficit besides (7.4): it is no payment for the loss. */
  readonly forOldDeficit: Atoms;
  /** What a layer that closes positions found. */
  readonly reached?: { readonly resolution: Resolution; readonly loss: OpenLoss };
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
  /** What no layer covered of the loss, by where it arose. */
  readonly left: OpenLoss;
  /** The part of L that the implementation recorded as deficit. */
  readonly recorded: Atoms;
  /** By how much an old deficit fell that no fund paid: by the law, 0. */
  readonly oldDeficitLost: Atoms;
}

const carriedOf = (mechanism: Mechanism, state: State): Atoms =>
  mechanism.remainder === "carry" ? state.deficit : zero;

/** The old deficit that is no part of the new loss. */
const parkedOf = (mechanism: Mechanism, before: State): Atoms =>
  atoms(before.deficit - carriedOf(mechanism, before));

/** The part of the loss that a resolve recorded as deficit. The states tell it, whatever layers took. */
export const recordedIn = (mechanism: Mechanism, { before, after }: ObservedStep): Atoms =>
  max(zero, atoms(after.deficit - parkedOf(mechanism, before)));

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
  const opening = lossOf(mechanism, before);
  const parked = parkedOf(mechanism, before);
  const recorded = recordedIn(mechanism, step);
  const payments = sum([...attribution.values()].flat().map(({ amount }) => amount));
  let old = oldDeficitOf(
    mechanism,
    attribution,
    max(zero, atoms(parked - after.deficit)),
    payments + recorded - wholeLoss(opening),
  );

  let resolution = withState(openResolution(before), forgiven(before));
  let left = opening;
  const parts: Part[] = [];
  for (const layer of mechanism.waterfall) {
    const payers = payersOf(layer, resolution);
    const capacity = sum(payers.map(({ base }) => base));
    const asked = min(lossFor(layer, left), capacity);
    const found = apart(layer, attribution.get(layer.id) ?? [], asked, old);
    const { payments, forOldDeficit } = found;
    old = found.old;
    const paid = sum(payments.map(({ amount }) => amount));
    let { state } = resolution;
    if (layer.kind === "deleverage") {
      const law = deleverage(layer, mechanism, resolution, left);
      const quotas = quotasByPositions(payers, law);
      const total = sum(law.payments.map(({ amount }) => amount));
      parts.push({
        layer,
        ...billsOf(payers, quotas, payments),
        capacity: total,
        left: lossFor(layer, left),
        asked: total,
        paid,
        forOldDeficit,
        slack: zero,
        reached: { resolution, loss: left },
      });
      // The positions that were observed, unless a later layer closes some too.
      const isLast = mechanism.waterfall.findLast(({ kind }) => kind === layer.kind) === layer;
      state = withParts(state, { markets: isLast ? after.markets : law.state.markets });
      left = coveredBy(paid, left, law.left);
    } else {
      const quotas = quotasIn(layer, asked, payers, capacity);
      const slack = asked === capacity ? zero : slackOf(quotas);
      parts.push({
        layer,
        ...billsOf(payers, quotas, payments),
        capacity,
        left: lossFor(layer, left),
        asked,
        paid,
        forOldDeficit,
        slack,
      });
      left = coveredByShares(layer, paid, slack, left);
    }
    resolution = withState(resolution, charge(layer, state, payments));
  }
  return { attribution, loss: wholeLoss(opening), parts, left, recorded, oldDeficitLost: old.left };
};

/** Where positions are closed, the law says each bill, whole. */
const quotasByPositions = (payers: readonly Payer[], { payments }: Deleveraged): readonly Fraction[] => {
  const due = new Map(payments.map(({ account, amount }) => [account, amount]));
  return payers.map(({ account }) => whole(due.get(account) ?? zero));
};

/**
 * What is left after a layer paid. What a market's own layer paid beyond its
 * market's loss, it paid of the others': that it must not, ISO-1 says.
 */
const coveredByShares = (layer: Layer, paid: Atoms, slack: Atoms, before: OpenLoss): OpenLoss => {
  const own = min(max(zero, paid), lossFor(layer, before));
  const left = covered(layer, before, own);
  const beyond = max(zero, atoms(paid - own - (mayExceed(layer) ? slack : 0n)));
  return covered(wholeVenue, left, min(beyond, wholeLoss(left)));
};

/** A layer without a scope. */
const wholeVenue: Layer = { kind: "fund", id: "" };

/** True when rounding may take more than is asked for. */
export const mayExceed = (layer: Layer): boolean =>
  roundingOf(layer) === "up" || roundingOf(layer) === "unspecified";

/** What is left after counterparties paid: as by law, or, where they paid another sum, market by market. */
const coveredBy = (paid: Atoms, before: OpenLoss, byLaw: OpenLoss): OpenLoss => {
  const due = wholeLoss(before) - wholeLoss(byLaw);
  if (paid === due) return byLaw;
  let rest = max(zero, paid);
  const markets = new Map(before.markets);
  for (const [id, loss] of before.markets) {
    const part = min(loss, rest);
    markets.set(id, atoms(loss - part));
    rest = atoms(rest - part);
  }
  return { venue: before.venue, markets };
};

const billsOf = (
  payers: readonly Payer[],
  quotas: readonly Fraction[],
  payments: readonly Payment[],
): Pick<Part, "bills" | "strangers"> => {
  const paid = new Map(payments.map(({ account, amount }) => [account, amount]));
  const bills = payers.map(({ account, base }, i): Bill => {
    const bill = { base, quota: quotas[i] ?? nothing, paid: paid.get(account) ?? zero };
    return account === undefined ? bill : Object.assign(bill, { account });
  });
  const known = new Set(payers.map(({ account }) => account));
  return { bills, strangers: payments.filter(({ account }) => !known.has(account)) };
};

/** What a layer must charge each of its payers, by the law. */
export const duesOf = ({ layer, bills, asked }: Part): readonly Atoms[] => {
  if (layer.kind === "deleverage") return bills.map(({ quota }) => atoms(quota.numerator));
  const rounding = roundingOf(layer);
  return rounding === undefined || rounding === "sequential"
    ? splitOf(layer)(
        asked,
        bills.map(({ base }) => base),
      )
    : roundQuotas(
        rounding,
        asked,
        bills.map(({ quota }) => quota),
      );
};

const forgiven = (state: State): State => {
  if (![...state.accounts.values()].some(isInsolvent)) return state;
  const clear = [...state.accounts].map(
    ([id, account]) =>
      [id, isInsolvent(account) ? { capital: account.capital, pnl: zero } : account] as const,
  );
  return withParts(state, { accounts: new Map(clear) });
};

const whole = (amount: Atoms): Fraction => ({ numerator: amount, denominator: 1n });
const nothing = whole(zero);

/** What each payer of the layer owes of H, before rounding; none where nothing is asked. */
const quotasIn = (
  layer: Layer,
  asked: Atoms,
  payers: readonly Payer[],
  capacity: Atoms,
): readonly Fraction[] => {
  if (asked === 0n) return [];
  if (asked === capacity) return payers.map(({ base }) => whole(base));
  const bases = payers.map(({ base }) => base);
  const rule = ruleOf(layer);
  return rule === undefined ? splitOf(layer)(asked, bases).map(whole) : quotasOf(rule, asked, bases);
};

/** True when a quota has to be rounded. */
export const isFractional = ({ numerator, denominator }: Fraction): boolean => numerator % denominator !== 0n;

const slackOf = (quotas: readonly Fraction[]): Atoms => {
  let fractional = 0n;
  for (const quota of quotas) if (isFractional(quota)) fractional += 1n;
  return fractional > 0n ? atoms(fractional - 1n) : zero;
};

/** How the layer rounds at a resolve; a fund and a defaulter's stake never need to, a haircut on exit pays nothing. */
export const roundingOf = (layer: Layer): Rounding | undefined =>
  "rounding" in layer && !isOnExit(layer) ? layer.rounding : undefined;

/** True when the layer paid all that it could be asked for: its capacity, or all but its rounding gap. */
export const isExhausted = (part: Part): boolean => part.paid >= part.capacity || isGap(part);

/** True when the layer paid all that it was asked for, or all but its rounding gap. */
export const paidItsPart = (part: Part): boolean => part.paid >= part.asked || isGap(part);

const isGap = ({ layer, asked, paid, slack }: Part): boolean => {
  const rounding = roundingOf(layer);
  return (rounding === "down" || rounding === "unspecified") && asked - paid <= slack;
};
