import {
  type AccountId,
  type Action,
  type Atoms,
  atoms,
  genesisOf,
  type LayerId,
  type Mechanism,
  type Scenario,
  type State,
  step,
} from "../../spec/index.ts";
import { accountsNamed } from "../names.ts";
import { withLargerUnit } from "./larger-unit.ts";
import type { Shrinkable } from "./shrinkable.ts";
import { withSmallerAmountsFrom } from "./smaller.ts";
import { marketTrims } from "./trim-markets.ts";

/**
 * Simpler scenarios: without later actions, one action, one account, one
 * layer or a limit of one; with the first action's effect in the genesis; with
 * a pending loss in place of a defaulter. They finish what shrinking the plan
 * began, and are valid: nothing that is left out is named by what stays.
 */
export const trims = function* (scenario: Scenario): Generator<Scenario> {
  const { actions, mechanism } = scenario;
  for (let kept = 1; kept < actions.length; kept += 1) yield { ...scenario, actions: actions.slice(0, kept) };
  if (actions.length > few) yield* shortcuts(scenario);
  for (const i of actions.keys()) yield { ...scenario, actions: actions.filter((_, k) => k !== i) };
  yield* withFewerEntries(scenario);
  yield* withActionsDone(scenario, 1);
  for (const [id, { pnl }] of scenario.genesis?.accounts ?? []) {
    if (actions.some((action) => accountsNamed(action).includes(id)) || hasPosition(scenario, id)) continue;
    const without = withoutAccount(scenario, id);
    yield without;
    if (pnl < 0n) yield withPending(without, pnl);
  }
  yield* marketTrims(scenario);
  for (const { id } of mechanism.waterfall)
    if (!isNeeded(mechanism, actions, id)) yield withoutLayer(scenario, id);
  yield* withFewerLimits(scenario);
};

/** A scenario to be made simpler by a larger unit, by trims, then by smaller amounts. */
export const trimmable = (value: Scenario): Shrinkable<Scenario> => ({
  value,
  simpler: function* () {
    for (const next of withLargerUnit(value)) yield trimmable(next);
    for (const next of trims(value)) yield trimmable(next);
    yield* lower(value, 0);
  },
});

/** Once an amount could be made smaller, the next ones are tried before all else is again. */
const lower = function* (value: Scenario, from: number): Generator<Shrinkable<Scenario>> {
  for (const [next, place] of withSmallerAmountsFrom(value, from))
    yield {
      value: next,
      simpler: function* () {
        yield* lower(next, place);
        for (const trimmed of trims(next)) yield trimmable(trimmed);
      },
    };
};

/** Positions sum to zero: nobody who has one can be left out alone. */
const hasPosition = ({ genesis }: Scenario, id: AccountId): boolean =>
  [...(genesis?.markets.values() ?? [])].some(({ positions }) => positions.has(id));

const without = <V>(map: ReadonlyMap<string, V>, key: string): ReadonlyMap<string, V> => {
  const copy = new Map(map);
  copy.delete(key);
  return copy;
};

const withoutAccount = (scenario: Scenario, id: AccountId): Scenario => {
  const { genesis } = scenario;
  if (genesis === undefined) return scenario;
  const trimmed: State = {
    ...genesis,
    accounts: without(genesis.accounts, id),
    claims: without(genesis.claims, id),
    stakes: new Map([...genesis.stakes].map(([layer, stakes]) => [layer, without(stakes, id)])),
    markets: new Map(
      [...genesis.markets].map(([market, state]) => [
        market,
        { ...state, shortfalls: without(state.shortfalls, id) },
      ]),
    ),
  };
  return { ...scenario, genesis: trimmed };
};

/** Without the floor or the event cap of a fund, or the cap of a haircut. */
const withFewerLimits = function* (scenario: Scenario): Generator<Scenario> {
  const { waterfall } = scenario.mechanism;
  for (const [i, layer] of waterfall.entries())
    for (const limit of ["floor", "eventCap", "cap"] as const)
      if (limit in layer) {
        const freer = Object.fromEntries(
          Object.entries(layer).filter(([key]) => key !== limit),
        ) as typeof layer;
        yield { ...scenario, mechanism: { ...scenario.mechanism, waterfall: waterfall.with(i, freer) } };
      }
};

/** Of more actions than this, many are left out at once. */
const few = 4;

/** Large steps for a long scenario: most of its actions done in the genesis, or a run of them left out. */
const shortcuts = function* (scenario: Scenario): Generator<Scenario> {
  const { length } = scenario.actions;
  for (const done of [length - 1, Math.floor(length / 2), Math.floor(length / 4)])
    yield* withActionsDone(scenario, done);
  for (let size = Math.floor(length / 2); size > 1; size = Math.floor(size / 2))
    for (let start = 0; start < length; start += size)
      yield { ...scenario, actions: scenario.actions.filter((_, i) => i < start || i >= start + size) };
};

/** The first actions' effect in the genesis, also of a scenario that has none: what is not declared is never asked. */
const withActionsDone = function* (scenario: Scenario, done: number): Generator<Scenario> {
  const { mechanism, actions } = scenario;
  if (done < 1 || done >= actions.length) return;
  let state = genesisOf(scenario);
  for (const action of actions.slice(0, done)) state = step(mechanism, state, action).state;
  yield { mechanism, genesis: state, actions: actions.slice(done) };
};

/**
 * A settlement among three or more without one of them, whose part another
 * takes over. The sign of every entry stays: a gain for an insolvent account
 * is a doubtful place (spec 12.2).
 */
const withFewerEntries = function* (scenario: Scenario): Generator<Scenario> {
  for (const [i, action] of scenario.actions.entries()) {
    if (action.type !== "settle" || action.entries.length < 3) continue;
    for (const left of action.entries) {
      const others = action.entries.filter((entry) => entry !== left);
      const heir = others.find(({ amount }) => (amount + left.amount) * amount > 0n);
      if (heir === undefined) continue;
      const entries = others.map((entry) =>
        entry === heir ? { ...heir, amount: atoms(heir.amount + left.amount) } : entry,
      );
      yield { ...scenario, actions: scenario.actions.with(i, { type: "settle", entries }) };
    }
  }
};

/** The unpaid loss of a defaulter who was left out, as a loss that befell the venue. */
const withPending = (scenario: Scenario, pnl: Atoms): Scenario =>
  scenario.genesis === undefined
    ? scenario
    : { ...scenario, genesis: { ...scenario.genesis, pending: atoms(scenario.genesis.pending - pnl) } };

const isNeeded = ({ waterfall, surplus }: Mechanism, actions: readonly Action[], id: LayerId): boolean =>
  surplus === id ||
  waterfall.some((layer) => "tranche" in layer && layer.tranche === id) ||
  actions.some((action) => "layer" in action && action.layer === id);

const withoutLayer = (scenario: Scenario, id: LayerId): Scenario => {
  const mechanism = {
    ...scenario.mechanism,
    waterfall: scenario.mechanism.waterfall.filter((layer) => layer.id !== id),
  };
  const { genesis } = scenario;
  if (genesis === undefined) return { ...scenario, mechanism };
  return {
    ...scenario,
    mechanism,
    genesis: { ...genesis, funds: without(genesis.funds, id), stakes: without(genesis.stakes, id) },
  };
};
