import { readScenario, type Scenario, writeScenario } from "../../spec/index.ts";
import type { Capabilities } from "../capabilities.ts";
import type { Invariant, Related } from "../invariant.ts";
import type { Observation } from "../observe/observation.ts";
import { totalOf } from "../observe/overflow.ts";
import { accountsNamed, amountsNamed } from "./names.ts";

/** What a relation compares a trace with: nothing, unless all of it may be asked of the implementation. */
export const relatedTo = ({ related }: Invariant, observation: Observation): readonly Related[] => {
  const all = related?.(observation) ?? [];
  return all.every(({ scenario }) => fits(scenario, observation)) ? all : [];
};

/**
 * Whether a scenario that was made of another one is within what was
 * declared, and valid: the states of an implementation at fault need not be.
 */
const fits = (scenario: Scenario, { scenario: given, mechanism, capabilities }: Observation): boolean =>
  scenario.mechanism === mechanism &&
  isWithin(scenario, capabilities) &&
  // What was given is valid already.
  (scenario.genesis === given.genesis || readScenario(writeScenario(scenario, String)).ok);

/** Whether a scenario asks of an implementation only what it declared, its mechanism aside. */
export const isWithin = (
  { genesis, actions }: Scenario,
  { genesis: loadsGenesis, actions: supported, maxAccounts, maxAmount }: Capabilities,
): boolean => {
  if (genesis !== undefined && !loadsGenesis) return false;
  if (!actions.every(({ type }) => supported.includes(type))) return false;
  const accounts = new Set([...(genesis?.accounts.keys() ?? []), ...actions.flatMap(accountsNamed)]);
  if (accounts.size > maxAccounts) return false;
  if (maxAmount === undefined) return true;
  return (
    (genesis === undefined || totalOf(genesis) <= maxAmount) &&
    actions.every((action) =>
      amountsNamed(action).every((amount) => amount <= maxAmount && -amount <= maxAmount),
    )
  );
};
