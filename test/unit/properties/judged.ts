import { everything, invariants, judge, observe, type Violation } from "../../../properties/index.ts";
import type { Action, Mechanism, Receipt, State, Step } from "../../../spec/index.ts";

/** A step as a venue reports it: the state, and receipts if it gives any. */
export const accepted = (state: State, receipts: readonly Receipt[] = []): Step => ({
  outcome: "accepted",
  state,
  receipts,
});

/** What a venue is asked, and how it answers. */
export interface Told {
  readonly mechanism: Mechanism;
  readonly genesis: State;
  readonly actions: readonly Action[];
  readonly steps: readonly Step[];
}

/** Which invariants convict a venue, and in which words; without receipts where it gives none. */
export const convictions = (
  { mechanism, genesis, actions, steps }: Told,
  receipts = true,
): ReadonlyMap<string, Violation> => {
  const observation = observe({ mechanism, genesis, actions }, { steps }, { ...everything, receipts });
  return new Map(
    judge(observation, invariants).flatMap(({ invariant, violation }) =>
      violation === undefined ? [] : [[invariant.id, violation] as const],
    ),
  );
};
