import { invariants } from "../../../../properties/index.ts";
import type { Scenario, Trace } from "../../../../spec/index.ts";
import { implementationOf } from "../../../../src/mutants/implementation.ts";
import type { Conviction } from "../../../../src/campaign/conviction.ts";
import { tryScenario } from "../../../../src/campaign/trial.ts";

/** What an implementation is convicted of on one scenario, as it stands: all invariants, or the named ones. */
export const convictedOn = async (
  run: (scenario: Scenario) => Trace,
  scenario: Scenario,
  ...ids: readonly string[]
): Promise<readonly Conviction[]> => {
  const trial = await tryScenario(implementationOf("test", run), scenario, invariants, "all");
  if (trial.kind === "failure") throw new Error(trial.failure.message);
  const { observation } = trial;
  return trial.judgements.flatMap(({ invariant, violation, counterparts }) =>
    violation === undefined || (ids.length > 0 && !ids.includes(invariant.id))
      ? []
      : [{ invariant, violation, observation, counterparts, unshrunk: scenario, origin: "a test" }],
  );
};
