import { type Step, step as modelStep } from "../../spec/index.ts";
import { invariant } from "../invariant.ts";
import { firstDifference } from "../observe/bookkeeping.ts";
import { mayOverflow } from "../observe/overflow.ts";

const outcomeText = (step: Step): string =>
  step.outcome === "refused" ? `refused with ${step.code}` : "accepted";

export const theStateEqualsTheModels = invariant({
  id: "REF-1",
  level: "exact",
  sentence: "after every action the state equals the model's",
  formula: "state_k = model_k for every step k, and the same outcome",
  why: "It catches what no other invariant names; and says less about why.",
  source: "spec/README.md, all of it",
  unless: ({ mechanism }) =>
    mechanism.waterfall.some((layer) => "rounding" in layer && layer.rounding === "unspecified")
      ? "a rounding is unspecified: the bounds of MIN-1 and FAIR-1 hold instead"
      : undefined,
  sometimes: ["a resolve with a loss agreed with the model", "a refusal agreed with the model"],
  check: ({ mechanism, capabilities, genesis, steps, resolves }, see) => {
    if (mechanism.waterfall.some((layer) => "rounding" in layer && layer.rounding === "unspecified")) return undefined;
    let state = genesis;
    for (const { index, action, outcome, after } of steps) {
      const excused =
        outcome.outcome === "refused" &&
        outcome.code === "overflow" &&
        action.type !== "resolve" &&
        mayOverflow(mechanism, state, action, capabilities.maxAmount);
      const expected = modelStep(mechanism, state, action);
      if (!excused && outcomeText(expected) !== outcomeText(outcome))
        return { step: index, expected: `${action.type} ${outcomeText(expected)}`, observed: outcomeText(outcome) };
      if (!excused) state = expected.state;
      const difference = firstDifference(state, after);
      if (difference !== undefined)
        return {
          step: index,
          expected: `${difference.what} of ${difference.expected}`,
          observed: `${difference.observed}`,
        };
      if (outcome.outcome === "refused" && !excused) see("a refusal agreed with the model");
    }
    if (resolves.some(({ loss }) => loss > 0n)) see("a resolve with a loss agreed with the model");
    return undefined;
  },
});
