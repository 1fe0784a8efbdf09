import { readScenario, type Scenario, writeScenario } from "../../spec/index.ts";
import { declares } from "../applicability/capabilities.ts";
import { isWithin } from "../declared.ts";
import type { Invariant, Related } from "../invariant.ts";
import type { Observation } from "../observe/observation.ts";

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
  // A relation that changes the mechanism needs one that is declared too.
  (scenario.mechanism === mechanism || declares(capabilities, scenario.mechanism)) &&
  isWithin(scenario, capabilities) &&
  // What was given is valid already.
  (scenario.genesis === given.genesis || readScenario(writeScenario(scenario, String)).ok);
