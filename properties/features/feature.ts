import type { Happenings } from "./happenings.ts";

/** What a feature is about. */
export type FeatureGroup =
  | "layers"
  | "limits"
  | "several"
  | "rules"
  | "roundings"
  | "policies"
  | "venues"
  | "actions"
  | "refusals"
  | "states";

/**
 * A word of the language of mechanisms, actions and states. A scenario
 * **reaches** it where it changed the state or caused a refusal: that it
 * stands in the mechanism is not enough.
 */
export interface Feature {
  /** Short, and its own: "rule talmud". */
  readonly name: string;
  readonly group: FeatureGroup;
  /** What a scenario that reaches it has: "a haircut by the rule talmud divided a loss among two or more". */
  readonly sentence: string;
  /** True where the trace of a scenario reached it. */
  readonly isReached: (happenings: Happenings) => boolean;
}
