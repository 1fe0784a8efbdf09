import {
  type Atoms,
  atoms,
  emptyState,
  type Lots,
  type Market,
  type MarketState,
  type Mechanism,
  scopeOf,
  layersOf,
  type State,
} from "../../spec/index.ts";

/**
 * A small market in which it is seen who pays under a mechanism: three solvent
 * holders, one defaulter with nothing but a stake, and funds that hold 300
 * units above their floors. Figures in whole units of the asset.
 */
export const holders = [
  { account: "alice", capital: 600n, profit: 400n, stake: 200n, lots: 4n },
  { account: "bob", capital: 300n, profit: 100n, stake: 100n, lots: 1n },
  { account: "carol", capital: 400n, profit: 0n, stake: 0n, lots: 0n },
] as const;

export const defaulter = { account: "dora", stake: 50n, lots: -5n } as const;

/** What every fund holds above its floor. */
export const fundUnits = 300n;

/** One unit of the asset, in atoms. */
export const unitOf = ({ asset }: Mechanism): bigint => 10n ** BigInt(asset.decimals);

/** The market in which the loss arises: the first one that a layer is for alone, else the first one. */
export const marketOfLoss = (mechanism: Mechanism): Market | undefined => {
  const scoped = mechanism.waterfall.flatMap((layer) => scopeOf(layer) ?? [])[0];
  return mechanism.markets?.find(({ id }) => id === scoped) ?? mechanism.markets?.[0];
};

/** The standard market under a mechanism, the defaulter owing `loss` atoms. */
export const standardMarket = (mechanism: Mechanism, loss: Atoms): State => {
  const unit = unitOf(mechanism);
  const units = (count: bigint): Atoms => atoms(count * unit);
  const stakes = new Map(
    [...holders, defaulter]
      .filter(({ stake }) => stake > 0n)
      .map(({ account, stake }) => [account, units(stake)]),
  );
  const empty = emptyState(mechanism);
  const market = marketOfLoss(mechanism);
  return {
    ...empty,
    accounts: new Map([
      ...holders.map(
        ({ account, capital, profit }) => [account, { capital: units(capital), pnl: units(profit) }] as const,
      ),
      [defaulter.account, { capital: units(0n), pnl: atoms(-loss) }],
    ]),
    funds: new Map(
      layersOf(mechanism, "fund").map(({ id, floor }) => [id, atoms((floor ?? 0n) + fundUnits * unit)]),
    ),
    stakes: new Map(layersOf(mechanism, "tranche").map(({ id }) => [id, stakes])),
    markets: new Map(
      [...empty.markets].map(([id, state]) => [
        id,
        market?.id === id ? positionsIn(market, state, unit, loss) : state,
      ]),
    ),
  };
};

/**
 * Holders bought what the defaulter sold. A position is worth several times
 * its profit, whatever the price of a lot, and cost so much less.
 */
const positionsIn = ({ price }: Market, state: MarketState, unit: bigint, loss: Atoms): MarketState => {
  const size: Lots = (200n * unit) / price + 1n;
  const long = holders
    .filter(({ lots }) => lots > 0n)
    .map(({ account, lots, profit }) => {
      const held = lots * size;
      return [account, { lots: held, cost: atoms(held * price - profit * unit) }] as const;
    });
  const sold = defaulter.lots * size;
  const profits = holders.reduce((total, { profit }) => total + profit, 0n) * unit;
  const short = [defaulter.account, { lots: sold, cost: atoms(sold * price + profits) }] as const;
  return {
    ...state,
    positions: new Map([...long, short]),
    shortfalls: loss === 0n ? new Map() : new Map([[defaulter.account, loss]]),
  };
};
