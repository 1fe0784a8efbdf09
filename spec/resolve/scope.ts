import { type Atoms, atoms, min, sum } from "../numbers/atoms.ts";
import type { MarketId } from "../model/market.ts";
import type { Layer, Mechanism } from "../model/mechanism.ts";
import { isInsolvent, type State } from "../model/state.ts";

/** A loss on its way down the waterfall, by where it arose. */
export interface OpenLoss {
  /** What arose in no market: settlements, exogenous losses, a carried deficit. */
  readonly venue: Atoms;
  /** What arose in each market, in ascending id. */
  readonly markets: ReadonlyMap<MarketId, Atoms>;
}

/** A loss that arose in no market. */
export const venueLoss = (amount: Atoms): OpenLoss => ({ venue: amount, markets: new Map() });

/** L: all of it. */
export const wholeLoss = ({ venue, markets }: OpenLoss): Atoms => atoms(venue + sum(markets.values()));

/** The market that a layer is scoped to, if it is. */
export const scopeOf = (layer: Layer): MarketId | undefined => ("market" in layer ? layer.market : undefined);

/** The part of the loss that a layer may be asked for: its market's, or all of it. */
export const lossFor = (layer: Layer, loss: OpenLoss): Atoms => {
  const market = scopeOf(layer);
  return market === undefined ? wholeLoss(loss) : (loss.markets.get(market) ?? atoms(0n));
};

/** What is left of a market's loss after a layer covered a part of it. */
export const coveredIn = (market: MarketId, loss: OpenLoss, covered: Atoms): OpenLoss => ({
  venue: loss.venue,
  markets: new Map(loss.markets).set(market, atoms((loss.markets.get(market) ?? 0n) - covered)),
});

/**
 * What is left after a layer covered a part. A layer without a scope covers
 * first what arose in no market, then the markets' parts in ascending id.
 */
export const covered = (layer: Layer, loss: OpenLoss, amount: Atoms): OpenLoss => {
  const market = scopeOf(layer);
  if (market !== undefined) return coveredIn(market, loss, amount);
  const ofVenue = min(loss.venue, amount);
  let left = atoms(amount - ofVenue);
  const markets = new Map(loss.markets);
  for (const [id, part] of loss.markets) {
    const ofMarket = min(part, left);
    markets.set(id, atoms(part - ofMarket));
    left = atoms(left - ofMarket);
  }
  return { venue: atoms(loss.venue - ofVenue), markets };
};

/**
 * The loss that a resolve in this state has to place: each market's
 * shortfalls; and in no market the rest of what insolvent accounts owe, what
 * is pending and, under "carry", the deficit.
 */
export const lossOf = (mechanism: Mechanism, state: State): OpenLoss => {
  const markets = new Map([...state.markets].map(([id, { shortfalls }]) => [id, sum(shortfalls.values())]));
  let whole: bigint = state.pending + (mechanism.remainder === "carry" ? state.deficit : 0n);
  for (const account of state.accounts.values()) if (isInsolvent(account)) whole -= account.pnl;
  return { venue: atoms(whole - sum(markets.values())), markets };
};
