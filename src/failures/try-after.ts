import type { Invariant } from "../../properties/index.ts";
import type { Scenario } from "../../spec/index.ts";
import type { Answer, Implementation } from "../protocol/implementation.ts";
import { Reruns } from "./reruns.ts";
import { type Trial, tryScenario } from "../campaign/trial.ts";

/** Runs a scenario after others, in a process that was asked nothing before them, and judges it. */
export const tryAfter = async (
  implementation: Implementation,
  before: readonly Scenario[],
  scenario: Scenario,
  invariants: readonly Invariant[],
): Promise<Trial> => {
  if (before.length === 0) return tryScenario(implementation, scenario, invariants, "all");
  const reruns = new Reruns(implementation);
  let last: Answer | undefined = (await reruns.inOrder([...before, scenario])).at(-1);
  const { about, capabilities, inFlight } = implementation;
  return tryScenario(
    {
      ...{ about, capabilities, inFlight },
      // The first that is asked is the scenario itself; what it is compared with needs nothing before it.
      answer: (one) => {
        const answer = last;
        last = undefined;
        return answer === undefined ? implementation.answer(one) : Promise.resolve(answer);
      },
      close: () => Promise.resolve([]),
    },
    scenario,
    invariants,
    "all",
  );
};
