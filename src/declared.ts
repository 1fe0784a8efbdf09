import { type Capabilities, declares, isWithin } from "../properties/index.ts";
import type { Scenario } from "../spec/index.ts";

/** Whether a scenario asks for nothing that the implementation did not declare. */
export const isDeclared = (scenario: Scenario, capabilities: Capabilities): boolean =>
  declares(capabilities, scenario.mechanism) && isWithin(scenario, capabilities);
