import type { Counterpart, Invariant, Observation, Violation } from "../../properties/index.ts";
import type { Scenario } from "../../spec/index.ts";

/** A violated invariant on the smallest scenario that was found for it. */
export interface Conviction {
  readonly invariant: Invariant;
  readonly violation: Violation;
  readonly observation: Observation;
  /** What it was compared with. */
  readonly counterparts: readonly Counterpart[];
  /** The scenario as it was found, before shrinking. */
  readonly unshrunk: Scenario;
  /** Where it comes from: a hostile market and the index, or the file that it was stored in. */
  readonly origin: string;
  /** Of a drawn scenario, its index. */
  readonly index?: number;
  /** The time was over before the search was. */
  readonly ranOutOfTime?: true;
}
