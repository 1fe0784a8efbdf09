import { type AccountId, atoms, layersOf, type Mechanism, type State, withParts } from "../../spec/index.ts";
import { freshName } from "./move-holdings.ts";

/** The name of each account's replica. */
export const replicaNames = ({ accounts }: State): ReadonlyMap<AccountId, AccountId> =>
  new Map([...accounts.keys()].map((id) => [id, freshName(accounts, id)]));

/**
 * The state with everybody twice, and twice as much of what is nobody's: the
 * losses, and what each fund has above its floor.
 */
export const replicated = (mechanism: Mechanism, state: State): State => {
  const replicas = replicaNames(state);
  const twice = <V>(map: ReadonlyMap<AccountId, V>): ReadonlyMap<AccountId, V> =>
    new Map(
      [...map].flatMap(([id, value]) => [[id, value] as const, [replicas.get(id) ?? id, value] as const]),
    );
  const floors = new Map(layersOf(mechanism, "fund").map(({ id, floor = 0n }) => [id, floor]));
  return withParts(state, {
    accounts: twice(state.accounts),
    funds: new Map(
      [...state.funds].map(([id, balance]) => {
        const floor = floors.get(id) ?? 0n;
        return [id, balance > floor ? atoms(2n * balance - floor) : balance];
      }),
    ),
    stakes: new Map([...state.stakes].map(([id, stakes]) => [id, twice(stakes)])),
    pending: atoms(2n * state.pending),
    deficit: atoms(2n * state.deficit),
    residue: atoms(2n * state.residue),
    claims: twice(state.claims),
    markets: new Map(
      [...state.markets].map(([id, { price, positions, shortfalls }]) => [
        id,
        { price, positions: twice(positions), shortfalls: twice(shortfalls) },
      ]),
    ),
  });
};
