import {
  type Account,
  type AccountId,
  type Action,
  atoms,
  type Atoms,
  emptyState,
  type LayerId,
  type Scenario,
  type State,
  zero,
  zeroesLeftOut,
} from "../../spec/index.ts";
import { hasDefaulter } from "./means.ts";
import type { Problem } from "./problems.ts";

/** The accounts of a problem, in this order; as many as it has. */
export const holderNames: readonly AccountId[] = ["a", "b", "c", "d", "e", "f"];

/** Whose unpaid loss it is, where an account owes it. */
export const defaulterName: AccountId = "x";

/** What stands in every pocket that no layer draws on, so that a layer which does can be seen. */
const untouched = atoms(1n);

const whole = (amount: number | undefined): Atoms => atoms(BigInt(amount ?? 0));

/**
 * The scenario of a problem: a genesis, and one resolve; without a genesis the
 * actions that lead to the same, and one resolve.
 */
export const scenarioOf = (problem: Problem): Scenario => {
  const { mechanism, means } = problem;
  const state = stateOf(problem);
  return means.losses === "actions"
    ? { mechanism, actions: [...actionsTo(state), { type: "resolve" }] }
    : { mechanism, genesis: state, actions: [{ type: "resolve" }] };
};

/**
 * The state that is resolved. Of an equity that is one amount, half is profit,
 * rounded down, and the rest is capital; where nobody has profit, all of it is.
 */
const stateOf = ({ mechanism, pockets, allotment, reserves, deficit, loss, means }: Problem): State => {
  const empty = emptyState(mechanism);
  const owes = hasDefaulter(means);
  const accounts = new Map<AccountId, Account>();
  const stakes = new Map<LayerId, Map<AccountId, Atoms>>(
    [...empty.stakes.keys()].map((tranche) => [tranche, new Map(owes ? [[defaulterName, untouched]] : [])]),
  );
  for (const [i, amounts] of allotment.entries()) {
    const id = holderNames[i] ?? `holder-${i}`;
    let capital: Atoms = untouched;
    let pnl: Atoms = owes ? untouched : zero;
    for (const [k, holding] of pockets.holdings.entries()) {
      const amount = whole(amounts[k]);
      if (holding.kind === "stake") stakes.get(holding.tranche)?.set(id, amount);
      if (holding.kind === "profit") pnl = amount;
      if (holding.kind === "capital") capital = amount;
      if (holding.kind === "equity") {
        pnl = owes ? atoms(amount / 2n) : zero;
        capital = atoms(amount - pnl);
      }
    }
    accounts.set(id, { capital, pnl });
  }
  if (owes) accounts.set(defaulterName, { capital: zero, pnl: atoms(-whole(loss)) });

  const funds = new Map(empty.funds);
  for (const [k, reserve] of pockets.reserves.entries()) {
    const amount = whole(reserves[k]);
    if (reserve.kind === "fund") funds.set(reserve.id, atoms(reserve.floor + amount));
    else stakes.get(reserve.tranche)?.set(defaulterName, amount);
  }
  return {
    ...empty,
    accounts,
    funds,
    stakes: new Map([...stakes].map(([tranche, held]) => [tranche, zeroesLeftOut(held)])),
    pending: owes ? zero : whole(loss),
    deficit: whole(deficit),
  };
};

/** The actions that lead from an empty venue to a state in which nobody has profit or a deficit is open. */
const actionsTo = ({ accounts, stakes, funds, pending }: State): readonly Action[] => {
  const all: readonly Action[] = [
    ...[...accounts].map(([account, { capital }]): Action => {
      const staked = [...stakes.values()].reduce((sum, held) => sum + (held.get(account) ?? 0n), 0n);
      return { type: "deposit", account, amount: atoms(capital + staked) };
    }),
    ...[...stakes].flatMap(([layer, held]) =>
      [...held].map(([account, amount]): Action => ({ type: "stake", account, layer, amount })),
    ),
    ...[...funds].map(([layer, amount]): Action => ({ type: "topUp", layer, amount })),
    { type: "loss", amount: pending },
  ];
  // An amount of 0 is refused: nothing is done in its place.
  return all.filter((action) => !("amount" in action) || action.amount > 0n);
};
