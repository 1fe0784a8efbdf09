import type * as fc from "fast-check";
import type { Mechanism, Scenario } from "../../spec/index.ts";
import type { Capabilities } from "../applicability/capabilities.ts";

/** A way in which real venues broke, as a generator of scenarios. */
export interface HostileMarket {
  /** As its file is called: "bank-run". */
  readonly name: string;
  /** What happens, in one sentence. */
  readonly sentence: string;
  /** Where venues broke so, or what makes them. */
  readonly seen: string;
  /** It comes to a haircut in 30 % of its scenarios or more, under mechanisms that have one. */
  readonly isAboutLosses: boolean;
  /** How many turns it has where other stories have one; left out: one. */
  readonly turns?: number;
  /**
   * Why it cannot be staged there, or undefined where it can. Without a
   * mechanism: where the story may draw one to its need.
   */
  readonly unless: (capabilities: Capabilities, mechanism?: Mechanism) => string | undefined;
  /** Its scenarios: plain data played against the model, under a mechanism where it can be staged. */
  readonly scenarios: (capabilities: Capabilities, mechanism?: Mechanism) => fc.Arbitrary<Scenario>;
}

/** The mechanisms under which a market can be staged: of those given, those declared, or any. */
export const stagesFor = (
  { unless }: Pick<HostileMarket, "unless">,
  capabilities: Capabilities,
  mechanism?: Mechanism,
): "any" | readonly Mechanism[] => {
  const mechanisms = mechanism === undefined ? capabilities.mechanisms : [mechanism];
  if (mechanisms !== "any") return mechanisms.filter((one) => unless(capabilities, one) === undefined);
  return unless(capabilities) === undefined ? "any" : [];
};
