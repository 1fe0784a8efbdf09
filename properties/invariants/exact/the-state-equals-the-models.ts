import { type State, type Step, step as modelStep, withParts } from "../../../spec/index.ts";
import { keepsClaims } from "../../applicability/capabilities.ts";
import { invariant } from "../../invariant.ts";
import { isExcused } from "../../observe/answers.ts";
import { firstDifference, sameState } from "../../observe/bookkeeping.ts";
import { haltedAfter, type Observation } from "../../observe/observation.ts";
import type { ObservedStep } from "../../observe/observed-step.ts";
import { isLoose } from "../../observe/loose.ts";
import { canBeRefused, nothingRefused } from "../../applicability/reach.ts";
import { apart, otherAnswer } from "../../violation-kind.ts";
import { entryText } from "../../observe/money.ts";

const outcomeText = (step: Step): string =>
  step.outcome === "refused" ? `refused with ${step.code}` : "accepted";

/** The model's step from where the implementation stands: it has agreed so far. */
const expectedOf = ({ before, law }: ObservedStep): Step => {
  const code = law.refusal();
  return code === undefined
    ? { outcome: "accepted", ...law.effect() }
    : { outcome: "refused", code, state: before };
};

/** The state that is expected after a step, of a model that stood at `state` and takes it so. */
const stateAfter = (observation: Observation, step: ObservedStep, state: State, model: Step): State => {
  const { mechanism, capabilities } = observation;
  const { action, before, after } = step;
  const excused = isExcused(observation, step);
  let next = excused ? state : model.state;
  // Bounds hold in place of the model's numbers: it goes on from what the implementation made of it.
  if (isLoose(mechanism) && !excused && action.type === "resolve")
    next = withParts(after, { halted: haltedAfter(mechanism, before, after) });
  if (isLoose(mechanism) && !excused && action.type === "shutdown") next = withParts(after, { halted: true });
  return keepsClaims(capabilities) ? next : withParts(next, { claims: after.claims });
};

/** The same, of a model that plays the scenario by itself: its own order says which difference comes first. */
const modelsStateAfter = (observation: Observation, index: number): State => {
  const { mechanism, genesis, steps } = observation;
  let state = genesis;
  for (const step of steps.slice(0, index + 1))
    state = stateAfter(observation, step, state, modelStep(mechanism, state, step.action));
  return state;
};

export const theStateEqualsTheModels = invariant({
  id: "REF-1",
  level: "exact",
  sentence: "after every action the state equals the model's",
  formula:
    "state_k = model_k for every step k, and the same outcome (a rounding is unspecified: every step but a resolve and a shutdown)",
  why: "It catches faults that no other invariant names, but says less about the cause.",
  source: "the specification, all of it",
  unless: (setting) =>
    isLoose(setting.mechanism) && nothingRefused(setting) !== undefined
      ? "a rounding is unspecified, and nothing but resolve is supported"
      : undefined,
  sometimes: ["a resolve with a loss agreed with the model", "a refusal agreed with the model"],
  cover: { "a resolve with a loss agreed with the model": 20, "a refusal agreed with the model": 10 },
  onlyIf: {
    "a resolve with a loss agreed with the model": ({ mechanism }) => !isLoose(mechanism),
    "a refusal agreed with the model": canBeRefused,
  },
  check: (observation, see) => {
    const { mechanism, steps, resolves } = observation;
    const loose = isLoose(mechanism);
    for (const step of steps) {
      const { index, action, outcome, before, after } = step;
      const excused = isExcused(observation, step);
      const expected = expectedOf(step);
      if (!excused && outcomeText(expected) !== outcomeText(outcome))
        return {
          step: index,
          expected: `${action.type} ${outcomeText(expected)}`,
          observed: outcomeText(outcome),
          ...otherAnswer(expected, outcome),
        };
      const difference = sameState(stateAfter(observation, step, before, expected), after)
        ? undefined
        : firstDifference(modelsStateAfter(observation, index), after);
      if (difference !== undefined)
        return {
          step: index,
          expected: `${difference.what} of ${entryText(difference.what, difference.expected)}`,
          observed: entryText(difference.what, difference.observed),
          ...apart(difference),
        };
      if (outcome.outcome === "refused" && !excused) see("a refusal agreed with the model");
    }
    if (!loose && resolves.some(({ loss }) => loss > 0n)) see("a resolve with a loss agreed with the model");
    return undefined;
  },
});
