import { match } from "ts-pattern";
import type { Action, AccountId, Atoms, Mechanism, State } from "../../../spec/index.ts";
import type { View } from "./contract.ts";
import type { Numbers } from "./numbers.ts";

/** An action as a call of the venue surface. */
export interface ActionCall {
  readonly call: View;
  /**
   * An amount of the action does not fit into its type. The call stands in for
   * it: it is refused for the same reason, if there is one beside overflow.
   */
  readonly isTooLarge: boolean;
}

const mostUint = 2n ** 256n - 1n;
const mostInt = 2n ** 255n - 1n;

/**
 * The call of an action. A uint256 has no amounts below 0, where 0 stands in:
 * the law refuses both for one reason, at one place in the order of reasons.
 */
export const callOf = (action: Action, { addressOf, layerOf }: Numbers): ActionCall => {
  const amount = "amount" in action ? action.amount : 0n;
  const uint = amount < 0n ? 0n : amount > mostUint ? mostUint : amount;
  const call = match(action)
    .returnType<View | undefined>()
    .with({ type: "deposit" }, { type: "withdraw" }, ({ type, account }) => [type, addressOf(account), uint])
    .with({ type: "stake" }, { type: "unstake" }, { type: "fee" }, ({ type, account, layer }) => [
      type,
      addressOf(account),
      layerOf(layer),
      uint,
    ])
    .with({ type: "topUp" }, ({ type, layer }) => [type, layerOf(layer), uint])
    .with({ type: "loss" }, { type: "recover" }, ({ type }) => [type, uint])
    .with({ type: "realize" }, ({ type, account }) => [type, addressOf(account)])
    .with({ type: "resolve" }, ({ type }) => [type])
    .otherwise(() => undefined);
  if (call !== undefined) return { call, isTooLarge: amount > mostUint };
  if (action.type !== "settle") return { call: [action.type], isTooLarge: false };
  const amounts = action.entries.map((entry) => entry.amount);
  const isTooLarge = amounts.some((one) => one > mostInt || one < -mostInt);
  const accounts = action.entries.map((entry) => addressOf(entry.account));
  return { call: ["settle", accounts, isTooLarge ? smallAmounts(amounts) : amounts], isTooLarge };
};

/** Amounts that sum to 0 if these do. A settlement is refused by its accounts and its sum alone. */
const smallAmounts = (amounts: readonly bigint[]): readonly bigint[] => {
  const isZeroSum = amounts.reduce((total, amount) => total + amount, 0n) === 0n;
  return amounts.map((_, i) => (i === 0 && !isZeroSum ? 1n : 0n));
};

/** A genesis as the argument of load(). */
export const loadCall = (genesis: State, { waterfall }: Mechanism, { addressOf }: Numbers): View => {
  const ids: readonly AccountId[] = [...genesis.accounts.keys()].sort((a, b) =>
    addressOf(a) < addressOf(b) ? -1 : 1,
  );
  const of = (amounts: ReadonlyMap<AccountId, Atoms> | undefined): readonly bigint[] =>
    ids.map((id) => amounts?.get(id) ?? 0n);
  return [
    "load",
    {
      accounts: ids.map(addressOf),
      capital: ids.map((id) => genesis.accounts.get(id)?.capital ?? 0n),
      pnl: ids.map((id) => genesis.accounts.get(id)?.pnl ?? 0n),
      claims: of(genesis.claims),
      funds: waterfall.map(({ id }) => genesis.funds.get(id) ?? 0n),
      stakes: waterfall.map(({ id, kind }) => (kind === "tranche" ? of(genesis.stakes.get(id)) : [])),
      pending: genesis.pending,
      deficit: genesis.deficit,
      residue: genesis.residue,
      halted: genesis.halted,
    },
  ];
};
