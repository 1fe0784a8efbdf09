import {
  type Account,
  type AccountId,
  atoms,
  type Atoms,
  emptyState,
  type LayerId,
  type Scenario,
  zeroesLeftOut,
} from "../../spec/index.ts";
import type { Problem } from "./problems.ts";

/** The accounts of a problem, in this order; as many as it has. */
export const holderNames: readonly AccountId[] = ["a", "b", "c", "d", "e", "f"];

/** Whose unpaid loss it is. */
export const defaulterName: AccountId = "x";

/** What stands in every pocket that no layer draws on, so that a layer which does can be seen. */
const untouched = atoms(1n);

const whole = (amount: number | undefined): Atoms => atoms(BigInt(amount ?? 0));

/**
 * The scenario of a problem: a genesis, and one resolve. Of an equity that is
 * one amount, half is profit, rounded down, and the rest is capital.
 */
export const scenarioOf = ({ mechanism, pockets, allotment, reserves, deficit, loss }: Problem): Scenario => {
  const empty = emptyState(mechanism);
  const accounts = new Map<AccountId, Account>();
  const stakes = new Map<LayerId, Map<AccountId, Atoms>>(
    [...empty.stakes.keys()].map((tranche) => [tranche, new Map([[defaulterName, untouched]])]),
  );
  for (const [i, amounts] of allotment.entries()) {
    const id = holderNames[i] ?? `holder-${i}`;
    let capital: Atoms = untouched;
    let pnl: Atoms = untouched;
    for (const [k, holding] of pockets.holdings.entries()) {
      const amount = whole(amounts[k]);
      if (holding.kind === "stake") stakes.get(holding.tranche)?.set(id, amount);
      if (holding.kind === "profit") pnl = amount;
      if (holding.kind === "capital") capital = amount;
      if (holding.kind === "equity") {
        pnl = atoms(amount / 2n);
        capital = atoms(amount - pnl);
      }
    }
    accounts.set(id, { capital, pnl });
  }
  accounts.set(defaulterName, { capital: whole(0), pnl: atoms(-whole(loss)) });

  const funds = new Map(empty.funds);
  for (const [k, reserve] of pockets.reserves.entries()) {
    const amount = whole(reserves[k]);
    if (reserve.kind === "fund") funds.set(reserve.id, atoms(reserve.floor + amount));
    else stakes.get(reserve.tranche)?.set(defaulterName, amount);
  }
  return {
    mechanism,
    genesis: {
      ...empty,
      accounts,
      funds,
      stakes: new Map([...stakes].map(([tranche, held]) => [tranche, zeroesLeftOut(held)])),
      deficit: whole(deficit),
    },
    actions: [{ type: "resolve" }],
  };
};
