import { type Invariant, judge, type Judgement, type Observation, observe } from "../properties/index.ts";
import type { Scenario } from "../spec/index.ts";
import type { Failure, Implementation } from "./implementation.ts";

/** One scenario, run once (or twice, where an invariant asks for it) and judged. */
export type Trial =
  | { readonly kind: "judged"; readonly observation: Observation; readonly judgements: readonly Judgement[] }
  | { readonly kind: "failure"; readonly failure: Failure };

/** Runs a scenario and judges what came back by the given invariants. */
export const tryScenario = async (
  implementation: Implementation,
  scenario: Scenario,
  invariants: readonly Invariant[],
  rerun: boolean,
): Promise<Trial> => {
  const first = await implementation.answer(scenario);
  if (first.kind === "failure") return first;
  const second = rerun ? await implementation.answer(scenario) : undefined;
  if (second?.kind === "failure") return second;
  const observation = observe(scenario, first.trace, implementation.capabilities, second?.trace);
  return { kind: "judged", observation, judgements: judge(observation, invariants) };
};
