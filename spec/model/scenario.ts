import type { Action } from "./action.ts";
import type { Mechanism } from "./mechanism.ts";
import type { Step, Trace } from "./outcome.ts";
import { emptyState, type State } from "./state.ts";
import { step } from "../transition/step.ts";

/** A market and what happens to it. Without a genesis the venue starts empty. */
export interface Scenario {
  readonly mechanism: Mechanism;
  readonly genesis?: State;
  readonly actions: readonly Action[];
}

/** The state before the first action. */
export const genesisOf = (scenario: Scenario): State => scenario.genesis ?? emptyState(scenario.mechanism);

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
