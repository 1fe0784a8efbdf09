import { type Capabilities, declares } from "../properties/index.ts";
import type { Scenario } from "../spec/index.ts";
import { printable } from "./printable.ts";
import { sizeOf } from "./size.ts";

/**
 * What a scenario asks for that an implementation does not declare, in words;
 * undefined where it declares all of it.
 */
export const lacks = (scenario: Scenario, capabilities: Capabilities): string | undefined => {
  const { mechanism, genesis, actions } = scenario;
  if (!declares(capabilities, mechanism)) return `the mechanism "${printable(mechanism.name, 80)}"`;
  if (genesis !== undefined && !capabilities.genesis) return "a genesis";
  const missing = actions.find(({ type }) => !capabilities.actions.includes(type));
  if (missing !== undefined) return `the action ${missing.type}`;
  const { accounts, amount } = sizeOf(scenario);
  if (accounts > capabilities.maxAccounts)
    return `${accounts} accounts, where ${capabilities.maxAccounts} are declared`;
  const { maxAmount } = capabilities;
  return maxAmount !== undefined && amount > maxAmount
    ? `an amount of ${amount}, where ${maxAmount} is declared`
    : undefined;
};
