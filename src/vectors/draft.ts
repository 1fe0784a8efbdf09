import type { Action, Mechanism, Scenario, State } from "../../spec/index.ts";

/** A scenario for the vectors, before the model has said what comes of it. */
export interface Draft {
  /** Unique within its mechanism. */
  readonly id: string;
  readonly comment: string;
  readonly scenario: Scenario;
  /** It stands at the end of what a layer can pay: it belongs to the standard size whatever shows on it. */
  readonly isEdge?: boolean;
}

/** Without a genesis it begins in an empty venue. */
export const draft = (
  id: string,
  comment: string,
  mechanism: Mechanism,
  genesis: State | undefined,
  ...actions: readonly Action[]
): Draft => ({
  id,
  comment,
  scenario: genesis === undefined ? { mechanism, actions } : { mechanism, genesis, actions },
});
