import type { Hex } from "viem";
import { type AccountId, byId, type LayerId, type Scenario } from "../../../spec/index.ts";

/** The addresses and numbers by which a contract knows the accounts and layers of a scenario. */
export interface Numbers {
  /** Everyone the scenario names, in ascending id. */
  readonly accounts: readonly AccountId[];
  readonly addressOf: (id: AccountId) => Hex;
  readonly layerOf: (id: LayerId) => bigint;
}

/** Far from precompiled contracts. */
const firstAddress = 0x10n << 152n;

/**
 * Ascending ids get ascending addresses, so that ties are broken alike; a
 * layer gets its place in the waterfall, one that is not there the next place.
 */
export const numbersFor = ({ mechanism: { waterfall }, genesis, actions }: Scenario): Numbers => {
  const ids = new Set(genesis?.accounts.keys());
  for (const action of actions) {
    if (action.type === "settle") for (const { account } of action.entries) ids.add(account);
    else if ("account" in action) ids.add(action.account);
  }
  const accounts = [...ids].sort(byId);
  const addresses = new Map(accounts.map((id, i) => [id, addressAt(i)]));
  return {
    accounts,
    addressOf: (id) => addresses.get(id) ?? addressAt(accounts.length),
    layerOf: (id) => {
      const place = waterfall.findIndex((layer) => layer.id === id);
      return BigInt(place === -1 ? waterfall.length : place);
    },
  };
};

const addressAt = (i: number): Hex => `0x${(firstAddress + BigInt(i)).toString(16)}`;
