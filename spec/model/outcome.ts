import type { Atoms } from "../numbers/atoms.ts";
import type { AccountId, LayerId } from "../numbers/identifiers.ts";
import type { RefusalCode } from "./refusal-code.ts";
import type { State } from "./state.ts";

/**
 * One payment that a resolve or a recover made, or the cut of an exit. `layer`
 * is the layer that paid, or "surplus", "deficit", "recovery" for what went there.
 */
export interface Receipt {
  readonly layer: LayerId;
  readonly account?: AccountId;
  readonly amount: Atoms;
}

/** An accepted action's effect. */
export interface Effect {
  readonly state: State;
  readonly receipts: readonly Receipt[];
}

/** What came of one action. The state is always the state after it. */
export type Step =
  | { readonly outcome: "accepted"; readonly state: State; readonly receipts: readonly Receipt[] }
  | { readonly outcome: "refused"; readonly code: RefusalCode | "overflow"; readonly state: State };

/** What came of every action of a scenario, in order. */
export interface Trace {
  readonly steps: readonly Step[];
}
