import type { Action } from "./action.ts";
import type { Mechanism } from "./mechanism.ts";
import { emptyState, type State } from "./state.ts";

/** A market and what happens to it. Without a genesis the venue starts empty. */
export interface Scenario {
  readonly mechanism: Mechanism;
  readonly genesis?: State;
  readonly actions: readonly Action[];
}

/** The state before the first action. */
export const genesisOf = (scenario: Scenario): State => scenario.genesis ?? emptyState(scenario.mechanism);
