import type { Action } from "../model/action.ts";
import type { Atoms } from "../numbers/atoms.ts";
import type { Lots, Market, MarketState } from "../model/market.ts";
import type { Layer, Mechanism } from "../model/mechanism.ts";
import type { Receipt, Step, Trace } from "../model/outcome.ts";
import type { Scenario } from "../model/scenario.ts";
import type { State } from "../model/state.ts";

/**
 * Writes documents as plain data: `String` for each amount gives what travels
 * as JSON, the identity what travels within one process. Every part of a
 * state is written, also where it is 0; markets where the mechanism has some.
 */
export type WriteAmount<A> = (amount: Atoms | Lots) => A;

type Table<V> = Readonly<Record<string, V>>;

/** A map as an object. Its keys are properties of its own: "__proto__" is a key like any other. */
const tableFrom = <V, W>(map: ReadonlyMap<string, V>, write: (value: V) => W): Table<W> => {
  const table: Record<string, W> = {};
  for (const [key, value] of map)
    if (key === "__proto__") Object.defineProperty(table, key, { ...own, value: write(value) });
    else table[key] = write(value);
  return table;
};

const own = { enumerable: true, writable: true, configurable: true };

export const writeState = <A>(state: State, amount: WriteAmount<A>) => ({
  accounts: tableFrom(state.accounts, ({ capital, pnl }) => ({ capital: amount(capital), pnl: amount(pnl) })),
  funds: tableFrom(state.funds, amount),
  stakes: tableFrom(state.stakes, (stakes) => tableFrom(stakes, amount)),
  claims: tableFrom(state.claims, amount),
  pending: amount(state.pending),
  deficit: amount(state.deficit),
  residue: amount(state.residue),
  halted: state.halted,
  ...(state.markets.size === 0
    ? {}
    : { markets: tableFrom(state.markets, (market) => writeMarketState(market, amount)) }),
  ...(state.redemption === undefined
    ? {}
    : {
        redemption: {
          assets: amount(state.redemption.assets),
          holdings: amount(state.redemption.holdings),
        },
      }),
});

const writeMarketState = <A>({ price, positions, shortfalls }: MarketState, amount: WriteAmount<A>) => ({
  price: amount(price),
  positions: tableFrom(positions, ({ lots, cost }) => ({ lots: amount(lots), cost: amount(cost) })),
  shortfalls: tableFrom(shortfalls, amount),
});

const writeMarket = <A>({ price, positionLimit, ...market }: Market, amount: WriteAmount<A>) => ({
  ...market,
  price: amount(price),
  ...(positionLimit === undefined ? {} : { positionLimit: amount(positionLimit) }),
});

const writeLayer = <A>(layer: Layer, amount: WriteAmount<A>) => {
  if (layer.kind !== "fund") return { ...layer };
  const { floor, eventCap, ...fund } = layer;
  return {
    ...fund,
    ...(floor === undefined ? {} : { floor: amount(floor) }),
    ...(eventCap === undefined ? {} : { eventCap: amount(eventCap) }),
  };
};

export const writeMechanism = <A>(
  { markets, waterfall, ...policies }: Mechanism,
  amount: WriteAmount<A>,
) => ({
  ...policies,
  ...(markets === undefined ? {} : { markets: markets.map((market) => writeMarket(market, amount)) }),
  waterfall: waterfall.map((layer) => writeLayer(layer, amount)),
});

const writeAction = <A>(action: Action, amount: WriteAmount<A>) => {
  if (action.type === "settle")
    return {
      type: action.type,
      entries: action.entries.map((entry) => ({ account: entry.account, amount: amount(entry.amount) })),
    };
  if (action.type === "trade")
    return { ...action, quantity: amount(action.quantity), price: amount(action.price) };
  if (action.type === "mark") return { ...action, price: amount(action.price) };
  return "amount" in action ? { ...action, amount: amount(action.amount) } : { ...action };
};

export const writeScenario = <A>(scenario: Scenario, amount: WriteAmount<A>) => ({
  mechanism: writeMechanism(scenario.mechanism, amount),
  ...(scenario.genesis === undefined ? {} : { genesis: writeState(scenario.genesis, amount) }),
  actions: scenario.actions.map((action) => writeAction(action, amount)),
});

const writeReceipt = <A>(receipt: Receipt, amount: WriteAmount<A>) => ({
  ...receipt,
  amount: amount(receipt.amount),
});

const writeStep = <A>(step: Step, amount: WriteAmount<A>) => {
  const state = writeState(step.state, amount);
  return step.outcome === "refused"
    ? { outcome: step.outcome, code: step.code, state }
    : {
        outcome: step.outcome,
        state,
        receipts: step.receipts.map((receipt) => writeReceipt(receipt, amount)),
      };
};

export const writeTrace = <A>(trace: Trace, amount: WriteAmount<A>) => ({
  steps: trace.steps.map((step) => writeStep(step, amount)),
});
