import { type Observation, type ObservedStep, sameState } from "../../../properties/index.ts";
import { genesisOf, step as stepOf, type Step, type Trace } from "../../../spec/index.ts";
import { holdingsPart } from "./holdings.ts";
import { type Markup, markup } from "./markup.ts";
import { waterfallPart } from "./waterfall.ts";

/**
 * One step drawn: the waterfall of a resolve, and what each account lost. What
 * is expected is what the model makes of the state in which the implementation
 * was, for the two may have parted earlier: like is compared with like.
 */
export const drawnStep = (observation: Observation, step: ObservedStep, model: Trace): Markup => {
  const expected = expectedOf(observation, step);
  if (expected === undefined)
    return markup`<p>Action ${step.index + 1} is not drawn: the reference model cannot continue from the state the implementation was in.</p>`;
  return markup`<p>${startText(observation, step, model)}</p>
${waterfallPart(observation, step, expected)}${holdingsPart(step, expected, observation.mechanism.asset)}`;
};

/** Undefined where a fault left a state behind that is beyond the model's arithmetic. */
const expectedOf = ({ mechanism }: Observation, { before, action }: ObservedStep): Step | undefined => {
  try {
    return stepOf(mechanism, before, action);
  } catch {
    return undefined;
  }
};

/** Whether the model, run from the start, and the implementation stood alike before the step. */
const startText = ({ scenario }: Observation, { index, before }: ObservedStep, model: Trace): string => {
  const due = index === 0 ? genesisOf(scenario) : model.steps[index - 1]?.state;
  return due !== undefined && sameState(due, before)
    ? `Before action ${index + 1} the model and the implementation hold the same.`
    : `Before action ${index + 1} the implementation's state already differs from the model's. In the drawings, expected is what the model does from the implementation's state. In the table of steps, it is what the model does from the start.`;
};
