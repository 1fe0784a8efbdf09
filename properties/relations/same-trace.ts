import type { State, Step } from "../../spec/index.ts";
import type { Violation } from "../violation.ts";
import { firstDifference } from "../observe/bookkeeping.ts";
import type { Observation } from "../observe/observation.ts";
import { apart, otherAnswer } from "../violation-kind.ts";
import { entryText } from "../observe/money.ts";

/** How an action ended, in words. */
export const outcomeText = (step: Step): string =>
  step.outcome === "refused" ? `refused with ${step.code}` : "accepted";

/**
 * The first step, before `end`, at which two traces differ: in the outcome, or
 * in the state as it would stand there. `text` says what the second one is.
 */
export const firstStepApart = (
  { steps }: Observation,
  other: Observation,
  text: { readonly expected: string; readonly observed: string },
  asThere: (state: State) => State = (state) => state,
  end = Infinity,
): Violation | undefined => {
  for (const { index, outcome, after } of steps) {
    const second = other.steps[index]?.outcome;
    if (second === undefined || index >= end) return undefined;
    const [here, there] = [outcomeText(outcome), outcomeText(second)];
    if (here !== there)
      return {
        step: index,
        expected: `${here}, ${text.expected}`,
        observed: `${there}${text.observed}`,
        ...otherAnswer(outcome, second),
      };
    const difference = firstDifference(asThere(after), second.state);
    if (difference !== undefined)
      return {
        step: index,
        expected: `${difference.what} of ${entryText(difference.what, difference.expected)}, ${text.expected}`,
        observed: `${entryText(difference.what, difference.observed)}${text.observed}`,
        ...apart(difference),
      };
  }
  return undefined;
};

/** True when a maximum stopped something: what comes after it need not be alike elsewhere. */
export const hasOverflow = ({ steps }: Observation): boolean =>
  steps.some(({ outcome }) => outcome.outcome === "refused" && outcome.code === "overflow");
