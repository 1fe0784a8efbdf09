import { atoms, type Mechanism, type Scenario, writeTrace } from "../../../spec/index.ts";
import type { About, Answer, Implementation } from "../../protocol/implementation.ts";
import { type Allocate, refuseUnserved, stepsBy } from "./allocation.ts";
import { allocatorSupports } from "../../protocol/allocator.ts";
import { refuseOther } from "./one-mechanism.ts";
import { readSteps } from "../../protocol/read-answer.ts";
import { failureFrom } from "../unanswerable.ts";

/**
 * An implementation of resolves, made of a function that divides a loss
 * (`stepsBy`). Throws a TypeError for a mechanism that it cannot serve.
 */
export const allocatorImplementation = (
  allocate: Allocate,
  mechanism: Mechanism,
  about: About,
  maxAmount?: bigint,
): Implementation => {
  refuseUnserved(mechanism);
  return {
    about,
    capabilities: {
      mechanisms: [mechanism],
      ...allocatorSupports,
      maxAccounts: 64,
      ...(maxAmount === undefined ? {} : { maxAmount: atoms(maxAmount) }),
    },
    inFlight: 1,
    answer: async (scenario: Scenario): Promise<Answer> => {
      try {
        refuseOther(scenario, mechanism);
        const steps = await stepsBy(allocate, scenario);
        return readSteps(writeTrace({ steps }, String).steps, scenario, false);
      } catch (error) {
        return { kind: "failure", failure: failureFrom(error) };
      }
    },
    close: () => Promise.resolve([]),
  };
};
