import { type Mechanism, type Step, step as modelStep } from "../../spec/index.ts";
import { keepsClaims } from "../capabilities.ts";
import { invariant } from "../invariant.ts";
import { firstDifference } from "../observe/bookkeeping.ts";
import { haltedAfter } from "../observe/observation.ts";
import { mayOverflow } from "../observe/overflow.ts";
import { canBeRefused, nothingRefused } from "../reach.ts";

const outcomeText = (step: Step): string =>
  step.outcome === "refused" ? `refused with ${step.code}` : "accepted";

/** True when a rounding is unspecified: what a resolve gives is then held to MIN-1, FAIR-1 and the like. */
const isLoose = ({ waterfall }: Mechanism): boolean =>
  waterfall.some((layer) => "rounding" in layer && layer.rounding === "unspecified");

export const theStateEqualsTheModels = invariant({
  id: "REF-1",
  level: "exact",
  sentence: "after every action the state equals the model's",
  formula:
    "state_k = model_k for every step k, and the same outcome (a rounding is unspecified: every step but a resolve and a shutdown)",
  why: "It catches what no other invariant names; and says less about why.",
  source: "spec/README.md, all of it",
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
  check: ({ mechanism, capabilities, genesis, steps, resolves }, see) => {
    const loose = isLoose(mechanism);
    let state = genesis;
    for (const { index, action, outcome, before, after } of steps) {
      const excused =
        outcome.outcome === "refused" &&
        outcome.code === "overflow" &&
        action.type !== "resolve" &&
        mayOverflow(mechanism, state, action, capabilities.maxAmount);
      const expected = modelStep(mechanism, state, action);
      if (!excused && outcomeText(expected) !== outcomeText(outcome))
        return {
          step: index,
          expected: `${action.type} ${outcomeText(expected)}`,
          observed: outcomeText(outcome),
        };
      if (!excused) state = expected.state;
      // Bounds hold in place of the model's numbers: it goes on from what the implementation made of it.
      if (loose && !excused && action.type === "resolve")
        state = { ...after, halted: haltedAfter(mechanism, before, after) };
      if (loose && !excused && action.type === "shutdown") state = { ...after, halted: true };
      if (!keepsClaims(capabilities)) state = { ...state, claims: after.claims };
      const difference = firstDifference(state, after);
      if (difference !== undefined)
        return {
          step: index,
          expected: `${difference.what} of ${difference.expected}`,
          observed: `${difference.observed}`,
        };
      if (outcome.outcome === "refused" && !excused) see("a refusal agreed with the model");
    }
    if (!loose && resolves.some(({ loss }) => loss > 0n)) see("a resolve with a loss agreed with the model");
    return undefined;
  },
});
