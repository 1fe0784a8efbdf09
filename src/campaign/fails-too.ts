import {
  excuseOf,
  type Invariant,
  invariants,
  isLoose,
  judge,
  type Observation,
  observe,
} from "../../properties/index.ts";
import type { Conviction } from "./conviction.ts";

/** What else fails on the counterexample of a conviction. */
export interface FailsToo {
  /** Of each other invariant that fails there, by id: the first action after which it does; -1 in a compared run. */
  readonly steps: ReadonlyMap<string, number>;
  /** Every state is the reference model's: whatever is wrong is wrong in the receipts. */
  readonly hasModelsStates: boolean;
  /** A rounding is unspecified, so that states have no yardstick; and it fails by what receipts say alone. */
  readonly isReadFromReceipts: boolean;
}

/** Laws of one trace: a relation would need runs of its own. */
const ofOneTrace = invariants.filter(({ related }) => related === undefined);
const ofTheModel = invariants.filter(({ level }) => level === "exact");

const known = new WeakMap<Conviction, FailsToo>();

/**
 * Judges the runs behind a conviction by every law of one trace: its
 * counterexample and, where it compares runs, those that show the difference.
 * Nothing is run again.
 */
export const failsToo = (conviction: Conviction): FailsToo => {
  const before = known.get(conviction);
  if (before !== undefined) return before;
  const { invariant, violation, observation, counterparts } = conviction;
  const shown = counterparts.filter(
    (_, i) => violation.counterpart === undefined || violation.counterpart === i,
  );
  const steps = new Map<string, number>();
  for (const one of shown) for (const id of violatedIn(one.observation, ofOneTrace).keys()) steps.set(id, -1);
  for (const [id, step] of violatedIn(observation, ofOneTrace)) steps.set(id, step);
  steps.delete(invariant.id);
  const found = {
    steps,
    hasModelsStates: hasModelsStates(observation),
    isReadFromReceipts: isReadFromReceipts(invariant, observation),
  };
  known.set(conviction, found);
  return found;
};

const violatedIn = (observation: Observation, by: readonly Invariant[]): ReadonlyMap<string, number> =>
  new Map(
    judge(observation, by).flatMap(({ invariant, violation }) =>
      violation === undefined ? [] : [[invariant.id, violation.step] as const],
    ),
  );

/** Where a rounding is unspecified, the model's states are no yardstick. */
const hasModelsStates = (observation: Observation): boolean =>
  !isLoose(observation.mechanism) &&
  judge(observation, ofTheModel).some(({ violation }) => violation === undefined) &&
  violatedIn(observation, ofTheModel).size === 0;

const isReadFromReceipts = (invariant: Invariant, observation: Observation): boolean => {
  const { scenario, mechanism, steps, capabilities } = observation;
  if (!isLoose(mechanism) || !capabilities.receipts || invariant.related !== undefined) return false;
  const trace = { steps: steps.map(({ outcome }) => outcome) };
  const unread = observe(scenario, trace, { ...capabilities, receipts: false });
  return violatedIn(unread, [invariant]).size === 0;
};

/** An invariant holds on another one's counterexample: it applies there, and does not fail. */
export const holdsOn = (invariant: Invariant, conviction: Conviction): boolean =>
  !failsToo(conviction).steps.has(invariant.id) && excuseOf(invariant, conviction.observation) === undefined;
