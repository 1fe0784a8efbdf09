import type { Step, Trace } from "../model/outcome.ts";
import { genesisOf, type Scenario } from "../model/scenario.ts";
import { step } from "./step.ts";

/** The reference model: the trace that the specification prescribes. */
export const run = (scenario: Scenario): Trace => {
  const steps: Step[] = [];
  let state = genesisOf(scenario);
  for (const action of scenario.actions) {
    const next = step(scenario.mechanism, state, action);
    steps.push(next);
    state = next.state;
  }
  return { steps };
};
