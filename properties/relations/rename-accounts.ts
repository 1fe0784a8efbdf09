import { type AccountId, byId, type Scenario, type State, withParts } from "../../spec/index.ts";
import { accountsNamed, renamedAction } from "../names.ts";

/** Another name for each account of a scenario. */
export type Renaming = ReadonlyMap<AccountId, AccountId>;

/** New names for everybody that a scenario knows or names: in the same order as the old ones, or in the opposite one. */
export const renaming = ({ genesis, actions }: Scenario, order: "same" | "opposite"): Renaming => {
  const ids = [...new Set([...(genesis?.accounts.keys() ?? []), ...actions.flatMap(accountsNamed)])].sort(
    byId,
  );
  const width = String(ids.length).length;
  const names = ids.map((_, i) => `account-${String(i + 1).padStart(width, "0")}`);
  if (order === "opposite") names.reverse();
  return new Map(ids.map((id, i) => [id, names[i] ?? id]));
};

/** The state under other names. */
export const renamedState = (state: State, names: Renaming): State => {
  const renamed = <V>(map: ReadonlyMap<AccountId, V>): ReadonlyMap<AccountId, V> =>
    new Map([...map].map(([id, value]) => [names.get(id) ?? id, value]));
  return withParts(state, {
    accounts: renamed(state.accounts),
    claims: renamed(state.claims),
    stakes: new Map([...state.stakes].map(([layer, stakes]) => [layer, renamed(stakes)])),
    markets: new Map(
      [...state.markets].map(([id, { price, positions, shortfalls }]) => [
        id,
        { price, positions: renamed(positions), shortfalls: renamed(shortfalls) },
      ]),
    ),
  });
};

/** The whole scenario under other names. */
export const renamedScenario = (scenario: Scenario, names: Renaming): Scenario => ({
  mechanism: scenario.mechanism,
  ...(scenario.genesis === undefined ? {} : { genesis: renamedState(scenario.genesis, names) }),
  actions: scenario.actions.map((action) => renamedAction(action, (id) => names.get(id) ?? id)),
});
