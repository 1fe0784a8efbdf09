import type { Scenario, State } from "../../spec/index.ts";
import type { Counterpart, Related } from "../invariant.ts";
import type { Violation } from "../violation.ts";
import type { Part } from "../observe/breakdown.ts";
import type { Observation } from "../observe/observation.ts";
import { sharedParts, type SharedPart, type Sharing } from "../observe/shares.ts";
import { hasFraction } from "./parts.ts";

/**
 * Many relations compare one layer of one resolve with the same layer after
 * a change: another holder, another loss, another unit. What a theorem
 * supposes of the two, their bases and their loss, is looked up in what was
 * observed: nothing is compared where it does not hold.
 */

/** The state in which a step was taken. */
export const stateBefore = ({ steps, genesis }: Observation, index: number): State =>
  steps[index]?.before ?? genesis;

/** A part of an ordinary resolve that divided a loss, one with a fractional quota where there is one. */
export const observedPart = (
  observation: Observation,
  sharing: Sharing,
  isUsable: (part: SharedPart) => boolean = () => true,
): SharedPart | undefined => {
  let first: SharedPart | undefined;
  for (const part of sharedParts(observation, sharing)) {
    const { action, before } = observation.steps[part.step] ?? {};
    if (action?.type !== "resolve" || before?.redemption !== undefined || !isUsable(part)) continue;
    if (hasFraction(part)) return part;
    first ??= part;
  }
  return first;
};

/** A state, resolved. */
export const resolvedFrom = ({ mechanism }: Observation, genesis: State): Scenario => ({
  mechanism,
  genesis,
  actions: [{ type: "resolve" }],
});

/** An observed part, and the scenario to see its layer in again. */
export interface Plan extends Related {
  readonly part: SharedPart;
}

export const relatedBy = (plan: Plan | undefined): readonly Related[] => (plan === undefined ? [] : [plan]);

/** What a comparison of the part with the same layer's part in the counterpart finds, if both are there. */
export const compareBy = <P extends Plan>(
  plan: P | undefined,
  counterpart: Counterpart | undefined,
  compare: (plan: P, other: Part) => Omit<Violation, "step"> | undefined,
): Violation | undefined => {
  const other = plan === undefined ? undefined : partIn(counterpart, plan.part);
  const found = plan === undefined || other === undefined ? undefined : compare(plan, other);
  return plan === undefined || found === undefined ? undefined : { step: plan.part.step, ...found };
};

/** The same layer's part in the last resolve of a counterpart, if it tells. */
export const partIn = (
  counterpart: Counterpart | undefined,
  { layer }: Pick<Part, "layer">,
): Part | undefined =>
  counterpart?.observation.resolves.at(-1)?.breakdown?.parts.find((part) => part.layer.id === layer.id);
