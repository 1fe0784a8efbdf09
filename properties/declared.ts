import type { Action, Atoms, Scenario } from "../spec/index.ts";
import { type Capabilities, keepsClaims, keepsResidue, undeclaredOf } from "./applicability/capabilities.ts";
import { totalOf } from "./observe/overflow.ts";
import { amountsNamed } from "./names.ts";

/**
 * The one gate before everything that an implementation is asked: drawn,
 * shrunk, made of another by a relation, or stored. What it did not declare
 * says nothing about it.
 */

/** What a scenario asks of an implementation that did not declare it, in words; undefined: nothing. */
export const undeclaredIn = (scenario: Scenario, capabilities: Capabilities): string | undefined =>
  undeclaredOf(scenario.mechanism, capabilities) ??
  beyondIn(scenario, capabilities) ??
  unkeptIn(scenario, capabilities);

/** Whether a scenario asks of an implementation only what it declared. */
export const isDeclared = (scenario: Scenario, capabilities: Capabilities): boolean =>
  undeclaredIn(scenario, capabilities) === undefined;

/** Whether its genesis, actions, accounts and amounts are within what was declared. */
export const isWithin = (scenario: Scenario, capabilities: Capabilities): boolean =>
  beyondIn(scenario, capabilities) === undefined;

/** Whether an action is one that the implementation has, and its amounts are within its maximum. */
export const hasAction = (action: Action, { actions, maxAmount }: Capabilities): boolean =>
  actions.includes(action.type) && isWithinMaximum(action, maxAmount);

const isWithinMaximum = (action: Action, maxAmount: Atoms | undefined): boolean =>
  maxAmount === undefined ||
  amountsNamed(action).every((amount) => amount <= maxAmount && -amount <= maxAmount);

const beyondIn = ({ genesis, actions }: Scenario, capabilities: Capabilities): string | undefined => {
  const { maxAccounts, maxAmount } = capabilities;
  if (genesis !== undefined && !capabilities.genesis) return "a genesis";
  const unknown = actions.find(({ type }) => !capabilities.actions.includes(type));
  if (unknown !== undefined) return `the action ${unknown.type}`;
  const accounts = accountsIn(genesis, actions);
  if (accounts > maxAccounts) return `${accounts} accounts, where maxAccounts is ${maxAccounts}`;
  if (maxAmount === undefined) return undefined;
  if (genesis !== undefined && totalOf(genesis) > maxAmount)
    return `a genesis of ${totalOf(genesis)} atoms, where maxAmount is ${maxAmount}`;
  const large = actions.find((action) => !isWithinMaximum(action, maxAmount));
  return large === undefined ? undefined : `an amount in ${large.type} above the maxAmount of ${maxAmount}`;
};

/** Accounts that can come to be known: those of the genesis, and those who deposit. Others are refused. */
const accountsIn = (genesis: Scenario["genesis"], actions: readonly Action[]): number => {
  const known = new Set(genesis?.accounts.keys());
  for (const action of actions) if (action.type === "deposit") known.add(action.account);
  return known.size;
};

/** What need not be kept is not handed over: see spec 11. */
const unkeptIn = ({ mechanism, genesis }: Scenario, capabilities: Capabilities): string | undefined => {
  if (genesis === undefined) return undefined;
  if (genesis.claims.size > 0 && !keepsClaims(capabilities))
    return "claims in a genesis, without the action recover";
  if (genesis.residue > 0n && !keepsResidue(mechanism, capabilities))
    return "a residue in a genesis, where nothing can bring one about";
  return undefined;
};
