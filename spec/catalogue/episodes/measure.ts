import { Fraction } from "fraction.js";
import { type Atoms, atoms, sum } from "../../numbers/atoms.ts";
import type { AccountId, LayerId } from "../../numbers/identifiers.ts";
import { exitRatio, onExitLayer } from "../../resolve/layers/on-exit.ts";
import type { Mechanism } from "../../model/mechanism.ts";
import { type Account, emptyState, type State, unpaidLoss } from "../../model/state.ts";
import type { Asset } from "../../numbers/units.ts";
import type { Played } from "./episode.ts";

/** Amounts by name, in atoms. */
type Table<V> = Readonly<Record<string, V>>;

/** A state of the mechanism; what is left out is empty or 0. Amounts in atoms. */
export const stateOf = (
  mechanism: Mechanism,
  parts: {
    readonly accounts: Table<{ readonly capital: bigint; readonly pnl: bigint }>;
    readonly funds?: Table<bigint>;
    readonly stakes?: Table<Table<bigint>>;
  },
): State => {
  const empty = emptyState(mechanism);
  const amounts = (table: Table<bigint> = {}) =>
    Object.entries(table).map(([key, amount]) => [key, atoms(amount)] as const);
  const stakes = Object.entries(parts.stakes ?? {}).map(
    ([layer, of]) => [layer, new Map(amounts(of))] as const,
  );
  const accounts = Object.entries(parts.accounts).map(([id, { capital, pnl }]): [AccountId, Account] => [
    id,
    { capital: atoms(capital), pnl: atoms(pnl) },
  ]);
  return {
    ...empty,
    accounts: new Map(accounts),
    funds: new Map([...empty.funds, ...amounts(parts.funds)]),
    stakes: new Map([...empty.stakes, ...stakes]),
  };
};

/** An amount in whole units of the asset, exact. */
export const inUnits = (amount: Atoms, { decimals }: Asset): Fraction =>
  new Fraction(amount).div(new Fraction(10).pow(decimals));

/** What a layer paid in the n-th step, all payers together, in whole units. */
export const paidIn = ({ scenario, steps }: Played, n: number, layer: LayerId): Fraction => {
  const step = steps[n];
  const receipts = step?.outcome === "accepted" ? step.receipts : [];
  const paid = sum(receipts.filter((receipt) => receipt.layer === layer).map(({ amount }) => amount));
  return inUnits(paid, scenario.mechanism.asset);
};

/** The loss that is open before the n-th step, in whole units. */
export const openLoss = ({ scenario, states }: Played, n: number): Fraction => {
  const before = states[n];
  if (before === undefined) return new Fraction(0);
  const loss = sum([before.pending, ...[...before.accounts.values()].map(unpaidLoss)]);
  return inUnits(loss, scenario.mechanism.asset);
};

/** A number read off the state after the n-th step, in whole units. */
export const afterStep = (
  { scenario, states }: Played,
  n: number,
  read: (state: State) => Atoms,
): Fraction => {
  const state = states[n + 1];
  return state === undefined ? new Fraction(0) : inUnits(read(state), scenario.mechanism.asset);
};

/** The ratio at which value leaves after the n-th step: 1 without a haircut on exit. */
export const exitRate = ({ scenario, states }: Played, n: number): Fraction => {
  const layer = onExitLayer(scenario.mechanism);
  const state = states[n + 1];
  if (layer === undefined || state === undefined) return new Fraction(1);
  const { numerator, denominator } = exitRatio(layer, state);
  return new Fraction(numerator, denominator);
};
