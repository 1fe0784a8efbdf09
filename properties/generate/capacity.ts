import {
  type AccountId,
  type Atoms,
  atoms,
  charge,
  type Layer,
  type MarketId,
  type Mechanism,
  openResolution,
  payersOf,
  paymentOf,
  scopeOf,
  type State,
  sum,
  withParts,
  withShortfall,
  withState,
  zero,
} from "../../spec/index.ts";

/** Where a loss is to arise: in a market, in none, or wherever every layer is asked for it. */
export type Origin = MarketId | typeof noMarket | typeof anywhere;
export const noMarket = Symbol("no market");
export const anywhere = Symbol("anywhere");

/** Whether a layer can be asked for a loss that arose there. */
const isAskedFor = (layer: Layer, origin: Origin): boolean => {
  if (origin === anywhere) return true;
  const scope = scopeOf(layer);
  if (origin === noMarket) return scope === undefined && layer.kind !== "deleverage";
  return scope === undefined || scope === origin;
};

/** What each layer could pay, in waterfall order, if all of it were asked for. */
export const capacitiesOf = (
  mechanism: Mechanism,
  state: State,
  origin: Origin = anywhere,
): readonly (readonly [Layer, Atoms])[] => {
  let resolution = openResolution(state);
  return mechanism.waterfall.map((layer) => {
    if (!isAskedFor(layer, origin)) return [layer, zero] as const;
    const payers = payersOf(layer, resolution);
    const payments = payers.map((payer) => paymentOf(payer, payer.base));
    resolution = withState(resolution, charge(layer, resolution.state, payments));
    return [layer, sum(payers.map(({ base }) => base))] as const;
  });
};

/** What the waterfall could pay before a layer of some kind is reached. */
const capacityBefore =
  (isReached: (layer: Layer) => boolean) =>
  (mechanism: Mechanism, state: State, origin?: Origin): Atoms => {
    let total = 0n;
    for (const [layer, capacity] of capacitiesOf(mechanism, state, origin)) {
      if (isReached(layer)) break;
      total += capacity;
    }
    return atoms(total);
  };

/** What the waterfall could pay before the first layer that is not a fund. */
export const fundCapacity = capacityBefore(({ kind }) => kind !== "fund");

/** What the waterfall could pay before positions are closed. */
export const capacityBeforeClosing = capacityBefore(({ kind }) => kind === "deleverage");

/** What the waterfall could pay before users are cut, or their positions closed. */
export const capacityBeforeUsers = capacityBefore(({ kind }) => kind === "haircut" || kind === "deleverage");

/** What the waterfall could pay in all. */
export const totalCapacity = (mechanism: Mechanism, state: State, origin?: Origin): Atoms =>
  sum(capacitiesOf(mechanism, state, origin).map(([, capacity]) => capacity));

/** What a resolve would have to place by now. */
const openAlready = (mechanism: Mechanism, { pending, deficit, accounts }: State): bigint => {
  let open: bigint = pending + (mechanism.remainder === "carry" ? deficit : 0n);
  for (const { pnl } of accounts.values()) if (-boundless < pnl && pnl < 0n) open -= pnl;
  return open;
};

/** The state once somebody will have failed, with more than can ever be owed: what is left to pay for it. */
export const withFallen = (state: State, id: AccountId, market?: MarketId): State => {
  const accounts = new Map(state.accounts).set(id, { capital: zero, pnl: atoms(-boundless) });
  const now = market === undefined ? undefined : state.markets.get(market);
  if (market === undefined || now === undefined) return withParts(state, { accounts });
  const markets = new Map(state.markets).set(market, withShortfall(now, id, boundless));
  return withParts(state, { accounts, markets });
};
const boundless = atoms(10n ** 150n);

/**
 * A loss that, with what is open already, ends inside a layer, this many
 * twentieths through it: the one in this place of the waterfall, or the next
 * that can pay; of no other, the first. 0 or less where more is open.
 */
export const insideOf = (
  place: number,
  twentieths: number,
  mechanism: Mechanism,
  state: State,
  origin?: Origin,
): bigint => {
  const capacities = capacitiesOf(mechanism, state, origin);
  const isAble = ([, capacity]: (typeof capacities)[number]): boolean => capacity > 1n;
  const [target, capacity = zero] =
    capacities.slice(place % capacities.length).find(isAble) ?? capacities.find(isAble) ?? [];
  let before = 0n;
  for (const [layer, amount] of capacities) {
    if (layer === target) break;
    before += amount;
  }
  const inside = ((capacity - 1n) * BigInt(twentieths % 20)) / 20n;
  return before + 1n + inside - openAlready(mechanism, state);
};
