import { accountsNamed, amountsNamed, totalOf } from "../../properties/index.ts";
import type { Scenario } from "../../spec/index.ts";

/** How large a scenario is. */
export interface Size {
  /** Accounts that it names. */
  readonly accounts: number;
  /** The largest amount of an action, or of a genesis all together. */
  readonly amount: bigint;
}

export const sizeOf = ({ genesis, actions }: Scenario): Size => {
  const accounts = new Set(genesis?.accounts.keys());
  let amount = genesis === undefined ? 0n : totalOf(genesis);
  for (const action of actions) {
    for (const id of accountsNamed(action)) accounts.add(id);
    for (const one of amountsNamed(action)) {
      const size = one < 0n ? -one : one;
      if (size > amount) amount = size;
    }
  }
  return { accounts: accounts.size, amount };
};

/** The larger of both, each part by itself. */
export const largerOf = (a: Size, b: Size): Size => ({
  accounts: Math.max(a.accounts, b.accounts),
  amount: a.amount > b.amount ? a.amount : b.amount,
});
