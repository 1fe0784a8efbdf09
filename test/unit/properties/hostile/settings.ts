import {
  type Capabilities,
  everything,
  type HostileMarket,
  ledgerTier,
  stagesFor,
} from "../../../../properties/index.ts";
import { atoms, type Mechanism, presets } from "../../../../spec/index.ts";

/** Where hostile markets are staged in these tests. */
export interface Stand {
  readonly name: string;
  readonly capabilities: Capabilities;
  readonly mechanism?: Mechanism;
}

/** Implementations of any mechanism. */
export const implementations: readonly Stand[] = [
  { name: "everything", capabilities: everything },
  { name: "the ledger tier", capabilities: ledgerTier },
  { name: "no genesis", capabilities: { ...everything, genesis: false } },
  { name: "the ledger tier, no genesis", capabilities: { ...ledgerTier, genesis: false } },
];

/** Implementations that can do little. */
export const smallOnes: readonly Stand[] = [
  { name: "two accounts", capabilities: { ...everything, maxAccounts: 2 } },
  { name: "a maximum of 5000", capabilities: { ...everything, maxAmount: atoms(5000n) } },
  { name: "a maximum of 2^64 - 1", capabilities: { ...everything, maxAmount: atoms(2n ** 64n - 1n) } },
  { name: "one rule", capabilities: { ...everything, rules: ["talmud"], onExit: false } },
  { name: "settle and resolve alone", capabilities: { ...ledgerTier, actions: ["settle", "resolve"] } },
  { name: "loss and resolve alone", capabilities: { ...ledgerTier, actions: ["loss", "resolve"] } },
  {
    name: "four actions, no genesis",
    capabilities: { ...ledgerTier, genesis: false, actions: ["deposit", "withdraw", "settle", "resolve"] },
  },
];

/** Everything, under one real mechanism. */
export const venues: readonly Stand[] = presets.map(({ name, mechanism }) => ({
  name,
  capabilities: everything,
  mechanism,
}));

export const isStaged = (market: HostileMarket, { capabilities, mechanism }: Stand): boolean =>
  stagesFor(market, capabilities, mechanism).length > 0;

/** Where a market can be staged, of these. */
export const standsOf = (market: HostileMarket, stands: readonly Stand[]): readonly Stand[] =>
  stands.filter((stand) => isStaged(market, stand));
