import { excuseOf, type Invariant, type Observation } from "../../properties/index.ts";
import { writeScenario, writeTrace } from "../../spec/index.ts";
import type { About, Failure } from "../protocol/implementation.ts";
import type { Judged } from "../campaign/trial.ts";
import type { Compared } from "./compare.ts";

/** What came of a scenario, for programs. Amounts are text. */
export const askDocument = (
  about: About,
  { observation, judgements }: Pick<Judged, "observation" | "judgements">,
  steps: readonly Compared[],
  invariants: readonly Invariant[],
  late: readonly Failure[],
) => {
  const judged = new Set(judgements.map(({ invariant }) => invariant.id));
  const isViolated = judgements.some(({ violation }) => violation !== undefined);
  return {
    implementation: { ...about },
    result: isViolated || late.length > 0 ? "not-conformant" : "conformant",
    scenario: writeScenario(observation.scenario, String),
    steps: steps.map(({ expected, observed, rows }) => ({
      expected: stepDocument(expected),
      observed: stepDocument(observed),
      differences: rows
        .filter(({ isEqual }) => !isEqual)
        .map((row) => ({ what: row.what, expected: row.expected, observed: row.observed })),
    })),
    invariants: judgements.map(({ invariant: { id, sentence }, violation }) => ({
      id,
      sentence,
      violated: violation !== undefined,
      ...(violation === undefined
        ? {}
        : { step: violation.step, expected: violation.expected, observed: violation.observed }),
    })),
    notJudged: invariants
      .filter(({ id }) => !judged.has(id))
      .map((invariant) => ({ id: invariant.id, reason: reasonFor(invariant, observation) })),
    errors: late.map(({ kind, message }) => ({ kind, message })),
  };
};

const stepDocument = (step: Compared["expected"]) => writeTrace({ steps: [step] }, String).steps[0];

const reasonFor = (invariant: Invariant, observation: Observation): string =>
  excuseOf(invariant, observation) ?? "this scenario gives it nothing to compare with";

/** What there is to say where no trace came back. */
export const failureDocument = (
  result: "not-conformant" | "unusable",
  failures: readonly Failure[],
  about?: About,
) => ({
  ...(about === undefined ? {} : { implementation: { ...about } }),
  result,
  errors: failures.map(({ kind, message }) => ({ kind, message })),
});
