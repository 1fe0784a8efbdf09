import type { AccountId, Action, LayerId, Mechanism, Scenario, State } from "../../spec/index.ts";

/**
 * Simpler scenarios, by leaving something out: later actions, one action, one
 * account, one layer. They finish what shrinking the plan began, and are
 * valid: nothing that is left out is named by what stays.
 */
export const trims = function* (scenario: Scenario): Generator<Scenario> {
  const { actions, mechanism } = scenario;
  for (let kept = 1; kept < actions.length; kept += 1) yield { ...scenario, actions: actions.slice(0, kept) };
  for (const i of actions.keys()) yield { ...scenario, actions: actions.filter((_, k) => k !== i) };
  for (const id of scenario.genesis?.accounts.keys() ?? [])
    if (!actions.some((action) => namesAccount(action, id))) yield withoutAccount(scenario, id);
  for (const { id } of mechanism.waterfall)
    if (!isNeeded(mechanism, actions, id)) yield withoutLayer(scenario, id);
};

const namesAccount = (action: Action, id: AccountId): boolean =>
  action.type === "settle"
    ? action.entries.some(({ account }) => account === id)
    : "account" in action && action.account === id;

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
  };
  return { ...scenario, genesis: trimmed };
};

const isNeeded = ({ waterfall, surplus }: Mechanism, actions: readonly Action[], id: LayerId): boolean =>
  surplus === id ||
  waterfall.some((layer) => "tranche" in layer && layer.tranche === id) ||
  actions.some((action) => "layer" in action && action.layer === id);

const withoutLayer = (scenario: Scenario, id: LayerId): Scenario => {
  const mechanism = { ...scenario.mechanism, waterfall: scenario.mechanism.waterfall.filter((layer) => layer.id !== id) };
  const { genesis } = scenario;
  if (genesis === undefined) return { ...scenario, mechanism };
  return {
    ...scenario,
    mechanism,
    genesis: { ...genesis, funds: without(genesis.funds, id), stakes: without(genesis.stakes, id) },
  };
};
