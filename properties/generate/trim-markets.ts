import {
  type Action,
  atoms,
  magnitude,
  type MarketId,
  type MarketState,
  type Position,
  type Scenario,
  withPosition,
} from "../../spec/index.ts";

/** Simpler markets: without positions, with two opposite ones of a lot less, without a market. */
export const marketTrims = function* (scenario: Scenario): Generator<Scenario> {
  const { genesis, mechanism, actions } = scenario;
  for (const [id, market] of genesis?.markets ?? []) {
    if (market.positions.size > 0) yield withMarketState(scenario, id, { ...market, positions: new Map() });
    yield* smallerDeals(scenario, id);
    const isNamed =
      actions.some((action) => marketIn(action) === id) ||
      mechanism.waterfall.some((layer) => "market" in layer && layer.market === id);
    if (!isNamed && (mechanism.markets?.length ?? 0) > 1) yield withoutMarket(scenario, id);
  }
};

const marketIn = (action: Action): MarketId | undefined => ("market" in action ? action.market : undefined);

const withMarketState = (scenario: Scenario, id: MarketId, market: MarketState): Scenario =>
  scenario.genesis === undefined
    ? scenario
    : {
        ...scenario,
        genesis: { ...scenario.genesis, markets: new Map(scenario.genesis.markets).set(id, market) },
      };

/** A buyer and a seller who deal in fewer lots, at the same price of entry or nearly. */
const smallerDeals = function* (scenario: Scenario, id: MarketId): Generator<Scenario> {
  const market = scenario.genesis?.markets.get(id);
  if (market === undefined) return;
  for (const [buyer, bought] of market.positions)
    for (const [seller, sold] of market.positions) {
      if (bought.lots <= 0n || sold.lots >= 0n) continue;
      const most = bought.lots < -sold.lots ? bought.lots : -sold.lots;
      for (const fewer of new Set([most, (most + 1n) / 2n, 1n])) {
        const without = withPosition(market, buyer, less(bought, fewer));
        yield withMarketState(scenario, id, withPosition(without, seller, less(sold, fewer)));
      }
    }
};

/** The position with fewer lots, at its average price, at least 1. */
const less = ({ lots, cost }: Position, fewer: bigint): Position => {
  const left = magnitude(lots) - fewer;
  const price = cost / lots;
  const sign = lots > 0n ? 1n : -1n;
  return { lots: sign * left, cost: atoms(sign * left * price) };
};

const withoutMarket = (scenario: Scenario, id: MarketId): Scenario => {
  const { genesis } = scenario;
  const markets = (scenario.mechanism.markets ?? []).filter((market) => market.id !== id);
  const mechanism = { ...scenario.mechanism, markets };
  if (genesis === undefined) return { ...scenario, mechanism };
  return {
    ...scenario,
    mechanism,
    genesis: { ...genesis, markets: new Map([...genesis.markets].filter(([market]) => market !== id)) },
  };
};
