import {
  type Action,
  type Atoms,
  atoms,
  type Entry,
  type Layer,
  magnitude,
  type MarketState,
  type Mechanism,
  readScenario,
  type Scenario,
  type State,
  withParts,
  writeScenario,
  zeroesLeftOut,
} from "../../spec/index.ts";
import { entriesOf } from "../observe/bookkeeping.ts";
import { amountsNamed } from "../names.ts";

/**
 * The same scenario counted in a larger unit: all amounts are divided at once,
 * by much first, so that they keep their proportions. One after the other they
 * would come down from 2^128 only in hundreds of steps, and most would break
 * what they must stand in. Valid ones only.
 */
export const withLargerUnit = function* (scenario: Scenario): Generator<Scenario> {
  for (const unit of unitsFor(largestIn(scenario)))
    for (const next of candidates(scenario, unit))
      // Not all are: a shortfall, for one, is at most what its account owes.
      if (readScenario(writeScenario(next, String)).ok) yield next;
};

/** With the limits of layers and the opening prices in the larger unit, and with those as they are. */
const candidates = function* (scenario: Scenario, unit: bigint): Generator<Scenario> {
  const divided = scenarioIn(scenario, unit);
  if (divided === undefined) return;
  const mechanism = mechanismIn(scenario.mechanism, unit);
  if (mechanism !== undefined) yield { ...divided, mechanism };
  yield divided;
};

/** Powers of 2 that leave few digits, half of the digits, three quarters, and so on; none for a few atoms. */
const unitsFor = (largest: bigint): readonly bigint[] => {
  const bits = largest.toString(2).length;
  const powers = [bits - few];
  for (let power = Math.floor(bits / 2); power >= 1; power = Math.floor(power / 2)) powers.push(power);
  return largest < 1n << BigInt(few)
    ? []
    : [...new Set(powers)].sort((a, b) => b - a).map((n) => 1n << BigInt(n));
};
const few = 4;

const largestIn = ({ genesis, actions }: Scenario): bigint => {
  let largest = 0n;
  const see = (amount: bigint): void => {
    if (magnitude(amount) > largest) largest = magnitude(amount);
  };
  for (const [, value] of genesis === undefined ? [] : entriesOf(genesis))
    if (typeof value === "bigint") see(value);
  for (const action of actions) amountsNamed(action).forEach(see);
  return largest;
};

/** Towards 0, but what is there stays there, and its sign. */
const inUnit = (amount: bigint, unit: bigint): Atoms => {
  if (amount === 0n) return atoms(0n);
  const size = magnitude(amount) / unit;
  return atoms((amount > 0n ? 1n : -1n) * (size > 0n ? size : 1n));
};

/** Undefined where a settlement cannot be divided, or where nothing becomes smaller. */
const scenarioIn = (scenario: Scenario, unit: bigint): Scenario | undefined => {
  const { genesis } = scenario;
  const actions = scenario.actions.flatMap((action) => actionIn(action, unit) ?? []);
  if (actions.length < scenario.actions.length) return undefined;
  return { ...scenario, ...(genesis === undefined ? {} : { genesis: stateIn(genesis, unit) }), actions };
};

const actionIn = (action: Action, unit: bigint): Action | undefined => {
  switch (action.type) {
    case "settle": {
      const entries = entriesIn(action.entries, unit);
      return entries === undefined ? undefined : { type: "settle", entries };
    }
    case "trade":
    case "mark":
      return { ...action, price: inUnit(action.price, unit) };
    default:
      return "amount" in action ? { ...action, amount: inUnit(action.amount, unit) } : action;
  }
};

/** The largest entry takes what division left over, so that a settlement sums to 0 if it did. */
const entriesIn = (entries: readonly Entry[], unit: bigint): readonly Entry[] | undefined => {
  const divided = entries.map(({ account, amount }) => ({ account, amount: inUnit(amount, unit) }));
  const total = (all: readonly Entry[]): bigint => all.reduce((sum, { amount }) => sum + amount, 0n);
  const over = total(divided) - inUnit(total(entries), unit);
  const largest = divided.reduce<Entry | undefined>(
    (most, one) => (most !== undefined && magnitude(most.amount) >= magnitude(one.amount) ? most : one),
    undefined,
  );
  if (largest === undefined || over === 0n) return divided;
  const amount = atoms(largest.amount - over);
  if (amount * largest.amount <= 0n) return undefined;
  return divided.map((entry) => (entry === largest ? { ...largest, amount } : entry));
};

const stateIn = (state: State, unit: bigint): State => {
  const divided = (amount: Atoms): Atoms => inUnit(amount, unit);
  const { redemption } = state;
  return withParts(state, {
    accounts: eachOf(state.accounts, ({ capital, pnl }) => ({
      capital: divided(capital),
      pnl: divided(pnl),
    })),
    funds: eachOf(state.funds, divided),
    stakes: eachOf(state.stakes, (stakes) => eachOf(stakes, divided)),
    pending: divided(state.pending),
    deficit: divided(state.deficit),
    residue: divided(state.residue),
    claims: eachOf(state.claims, divided),
    markets: eachOf(state.markets, (market) => marketIn(market, unit)),
    ...(redemption === undefined
      ? {}
      : { redemption: { assets: divided(redemption.assets), holdings: divided(redemption.holdings) } }),
  });
};

/** A lot costs at least an atom; shortfalls are parts of a debt, and none is larger than its debt. */
const marketIn = ({ price, positions, shortfalls }: MarketState, unit: bigint): MarketState => ({
  price: inUnit(price, unit),
  positions: eachOf(positions, ({ lots, cost }) => {
    const least = magnitude(lots);
    const size = magnitude(inUnit(cost, unit));
    return { lots, cost: atoms((lots > 0n ? 1n : -1n) * (size > least ? size : least)) };
  }),
  shortfalls: zeroesLeftOut(eachOf(shortfalls, (amount) => atoms(amount / unit))),
});

/** Undefined where no amount of the mechanism becomes smaller. */
const mechanismIn = (mechanism: Mechanism, unit: bigint): Mechanism | undefined => {
  const { waterfall, markets = [] } = mechanism;
  const isSmaller = (amount: Atoms | undefined): boolean =>
    amount !== undefined && inUnit(amount, unit) < amount;
  const changes =
    waterfall.some(
      (layer) => layer.kind === "fund" && (isSmaller(layer.floor) || isSmaller(layer.eventCap)),
    ) || markets.some(({ price }) => isSmaller(price));
  if (!changes) return undefined;
  return {
    ...mechanism,
    ...(mechanism.markets === undefined
      ? {}
      : { markets: markets.map((market) => ({ ...market, price: inUnit(market.price, unit) })) }),
    waterfall: waterfall.map((layer): Layer =>
      layer.kind !== "fund"
        ? layer
        : {
            ...layer,
            ...(layer.floor === undefined ? {} : { floor: inUnit(layer.floor, unit) }),
            ...(layer.eventCap === undefined ? {} : { eventCap: inUnit(layer.eventCap, unit) }),
          },
    ),
  };
};

const eachOf = <K, V, W>(map: ReadonlyMap<K, V>, change: (value: V) => W): ReadonlyMap<K, W> =>
  new Map([...map].map(([key, value]) => [key, change(value)]));
