import {
  type Account,
  type AccountId,
  accountOf,
  atoms,
  fundOf,
  isInsolvent,
  isOnExit,
  type Layer,
  type LayerId,
  type Lots,
  type MarketId,
  type Mechanism,
  type Payment,
  positionIn,
  positive,
  stakeOf,
  type State,
} from "../../spec/index.ts";
import type { ObservedStep } from "./observed-step.ts";
import { explainsEveryChange, receiptPayments } from "./receipts.ts";

/** What each layer took in a resolve, as far as the trace tells. */
export type Attribution = ReadonlyMap<LayerId, readonly Payment[]>;

/**
 * Which layer was paid by whom. The states alone tell it when no two layers
 * draw on the same pocket; otherwise the receipts do, provided that they
 * explain every change. With neither, undefined: nothing is guessed. Nor is it
 * where positions moved that no layer may close: what that cost is no haircut.
 */
export const attributionOf = (
  mechanism: Mechanism,
  step: ObservedStep,
  hasReceipts: boolean,
): Attribution | undefined => {
  if (strayPosition(mechanism, step) !== undefined) return undefined;
  const isTold = pocketsAreDisjoint(mechanism);
  // What comes back to a fund as surplus hides a draw on it.
  if (isTold && mechanism.surplus === "residue") return fromStates(mechanism, step);
  if (hasReceipts && explainsEveryChange(mechanism, step)) return fromReceipts(mechanism, step);
  return isTold ? fromStates(mechanism, step) : undefined;
};

/** The pockets that a layer may draw on at a resolve. */
export const pocketsOf = (layer: Layer): readonly string[] => {
  switch (layer.kind) {
    case "fund":
      return [`fund ${layer.id}`];
    case "defaulter-stake":
      return [`defaulters' stakes ${layer.tranche}`];
    case "tranche":
      return [`survivors' stakes ${layer.id}`];
    case "assessment":
      return ["capital"];
    case "haircut":
      if (isOnExit(layer)) return [];
      if (layer.basis === "profit") return ["pnl"];
      return layer.basis === "capital" ? ["capital"] : ["capital", "pnl"];
    case "deleverage":
      return ["capital", "pnl", `positions ${layer.market ?? "of all markets"}`];
  }
};

/** A surplus paid into a fund cannot be told from a smaller draw on it. */
export const surplusHides = (mechanism: Mechanism): boolean =>
  mechanism.surplus !== "residue" &&
  mechanism.waterfall.some(
    (layer) => "rounding" in layer && !isOnExit(layer) && ["up", "unspecified"].includes(layer.rounding),
  );

const disjoint = new WeakMap<Mechanism, boolean>();

/** True when the states alone tell which layer was paid. */
export const pocketsAreDisjoint = (mechanism: Mechanism): boolean => {
  const known = disjoint.get(mechanism);
  if (known !== undefined) return known;
  const pockets = mechanism.waterfall.flatMap(pocketsOf);
  const answer = new Set(pockets).size === pockets.length && !surplusHides(mechanism);
  disjoint.set(mechanism, answer);
  return answer;
};

/** True when some layer may draw on the pocket. */
export const isDrawnOn = (mechanism: Mechanism, pocket: string): boolean =>
  mechanism.waterfall.some((layer) => pocketsOf(layer).includes(pocket));

/** A position that a resolve changed although no layer may close any in its market. */
export interface StrayPosition {
  readonly account: AccountId;
  readonly market: MarketId;
  readonly was: Lots;
  readonly is: Lots;
}

export const strayPosition = (
  mechanism: Mechanism,
  { before, after }: Pick<ObservedStep, "before" | "after">,
): StrayPosition | undefined => {
  if (isDrawnOn(mechanism, "positions of all markets")) return undefined;
  for (const [market, was] of before.markets) {
    const is = after.markets.get(market);
    if (is === was || is === undefined || isDrawnOn(mechanism, `positions ${market}`)) continue;
    for (const account of new Set([...was.positions.keys(), ...is.positions.keys()])) {
      const [held, holds] = [positionIn(was, account).lots, positionIn(is, account).lots];
      if (held !== holds) return { account, market, was: held, is: holds };
    }
  }
  return undefined;
};

/** Capital that left the account in a resolve. */
export const capitalLost = (before: Account, after: Account): bigint => before.capital - after.capital;

/** Profit that left the account in a resolve. A defaulter's forgiven loss is no gain. */
export const profitLost = (before: Account, after: Account): bigint =>
  isInsolvent(before) ? -positive(after.pnl) : before.pnl - after.pnl;

const fromStates = (mechanism: Mechanism, { before, after }: ObservedStep): Attribution => {
  const ids = [...new Set([...before.accounts.keys(), ...after.accounts.keys()])];
  return new Map(
    mechanism.waterfall.map((layer) => {
      const payments = lostTo(layer, before, after, ids);
      // A sink that grew paid nothing: it got what others paid too much.
      const isSink = layer.id === mechanism.surplus;
      return [layer.id, isSink ? payments.filter(({ amount }) => amount > 0n) : payments];
    }),
  );
};

/** What left the layer's pocket between two states. */
export const lostTo = (
  layer: Layer,
  before: State,
  after: State,
  ids: readonly AccountId[],
): readonly Payment[] => {
  if (layer.kind === "fund") {
    const amount = atoms(fundOf(before, layer.id) - fundOf(after, layer.id));
    return amount === 0n ? [] : [{ amount }];
  }
  const payments: Payment[] = [];
  for (const account of ids) {
    const amount = atoms(lostBy(layer, before, after, account));
    if (amount !== 0n) payments.push({ account, amount });
  }
  return payments;
};

const lostBy = (layer: Layer, before: State, after: State, id: AccountId): bigint => {
  const was = accountOf(before, id);
  const is = accountOf(after, id);
  const stakeLost = (tranche: LayerId): bigint => stakeOf(before, tranche, id) - stakeOf(after, tranche, id);
  switch (layer.kind) {
    case "fund":
      return 0n;
    case "defaulter-stake":
      return isInsolvent(was) ? stakeLost(layer.tranche) : 0n;
    case "tranche":
      return isInsolvent(was) ? 0n : stakeLost(layer.id);
    case "assessment":
      return capitalLost(was, is);
    case "haircut":
      if (isOnExit(layer)) return 0n;
      return (
        (layer.basis === "profit" ? 0n : capitalLost(was, is)) +
        (layer.basis === "capital" ? 0n : profitLost(was, is))
      );
    case "deleverage":
      return capitalLost(was, is) + profitLost(was, is);
  }
};

/** The payments that the receipts report, layer by layer. */
export const fromReceipts = (mechanism: Mechanism, step: ObservedStep): Attribution =>
  new Map(mechanism.waterfall.map(({ id }) => [id, receiptPayments(step, id)]));

/** True when two attributions give every payer of every layer the same amount. */
export const sameAttribution = (a: Attribution, b: Attribution): boolean => {
  for (const [layer, payments] of a) {
    const others = b.get(layer) ?? [];
    if (payments.length !== others.length) return false;
    const amounts = new Map(others.map(({ account, amount }) => [account, amount]));
    if (payments.some(({ account, amount }) => amounts.get(account) !== amount)) return false;
  }
  return true;
};
