import type { Scenario } from "../spec/index.ts";
import type { Setting } from "./applicability/setting.ts";
import type { Observation } from "./observe/observation.ts";
import type { Violation } from "./violation.ts";

/** The levels a report awards, each including the ones before it. */
export const levels = ["safe", "fair", "transparent", "exact"] as const;
export type Level = (typeof levels)[number];

/** A scenario to compare a trace with. */
export interface Related {
  readonly scenario: Scenario;
  /** How it differs from the one that is judged, for people: "with b split into b and b.2". */
  readonly difference: string;
}

/** A related scenario, and what the implementation made of it. */
export interface Counterpart extends Related {
  readonly observation: Observation;
}

/** A real incident that an invariant would have caught. */
export interface Incident {
  /** What happened there, in a few words. */
  readonly what: string;
  readonly where: string;
  /** Whether a violation is of the same kind; absent: every violation of the invariant is. */
  readonly isLike?: (violation: Violation, observation: Observation) => boolean;
}

/** A law about every trace of every implementation. */
export interface Invariant<Label extends string = string> {
  /** Stable, as in the catalogue: "ORD-2". */
  readonly id: string;
  readonly level: Level;
  readonly sentence: string;
  readonly formula: string;
  /** What it protects: true of every violation. What happened where belongs to `seenIn`. */
  readonly why: string;
  /** Where faults of its kind were really seen. A story names the first that is like its violation, or none. */
  readonly seenIn?: readonly Incident[];
  /**
   * Ids of the invariants that it explains: where both fail on one
   * counterexample, this one says better what is wrong. `explains.ts` draws
   * what follows; REF-1 is explained by all.
   */
  readonly explains?: readonly string[];
  /** Id of the law of which it says one case. Where several cases of a law lead, beside the law itself, the law says it. */
  readonly caseOf?: string;
  /**
   * It fails wherever money or refusals go wrong, whatever is to blame, so it
   * leads a report only where nothing that says more fails.
   */
  readonly isGeneral?: true;
  readonly source: string;
  /** Why it does not apply to a setting, or undefined where it does. */
  readonly unless?: (setting: Setting) => string | undefined;
  /** Cases that a run must have reached before the invariant counts as held. */
  readonly sometimes: readonly Label[];
  /**
   * Of these cases: in at least how many percent of the scenarios that can
   * bring it about a run must reach it, where the implementation takes the
   * whole ledger. At most half of what the generator really gives.
   */
  readonly cover?: Readonly<Partial<Record<NoInfer<Label>, number>>>;
  /** Settings that can bring a case about, where not every one can: elsewhere it is not asked for. */
  readonly onlyIf?: Readonly<Partial<Record<NoInfer<Label>, (setting: Setting) => boolean>>>;
  /**
   * Of a relation between traces: the scenarios to compare a trace with. They
   * follow from what was observed and from nothing else, so that a stored
   * scenario gives the same ones again; none, and the trace is not judged.
   */
  readonly related?: (observation: Observation) => readonly Related[];
  /**
   * The first violation in a trace, if any. Calls `see` for each case that it
   * reaches. A relation is given what came of all its related scenarios, in order.
   */
  readonly check: (
    observation: Observation,
    see: (label: Label) => void,
    counterparts: readonly Counterpart[],
  ) => Violation | undefined;
}

/** Ties an invariant's labels to its check: a label it does not declare cannot be seen. */
export const invariant = <const Label extends string>(definition: Invariant<Label>): Invariant => definition;
