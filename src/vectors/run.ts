import { type Capabilities, declares, isWithin } from "../../properties/index.ts";
import { mayOverflow } from "../../properties/observe/overflow.ts";
import { genesisOf, type Mechanism } from "../../spec/index.ts";
import type { Failure, Implementation } from "../protocol/implementation.ts";
import { firstMismatch, type Mismatch } from "./mismatch.ts";
import type { Case } from "./read.ts";

/** What came of one case. */
export type Outcome =
  | { readonly kind: "agreed" }
  | { readonly kind: "failed"; readonly mismatch: Mismatch }
  | { readonly kind: "unanswered"; readonly failure: Failure }
  /** It asks for what the implementation does not declare, or has no one right answer. */
  | { readonly kind: "skipped"; readonly reason: string }
  /** The run ended before its turn. */
  | { readonly kind: "not run" };

/** After this many unanswered cases there is nothing more to learn by asking. */
const mostUnanswered = 10;

/** Runs cases, as many at once as the implementation takes; the outcomes in the order of the cases. */
export const runVectors = async (
  implementation: Implementation,
  cases: readonly Case[],
): Promise<readonly Outcome[]> => {
  const outcomes: Outcome[] = cases.map(() => ({ kind: "not run" }));
  const { capabilities } = implementation;
  let next = 0;
  let unanswered = 0;
  const worker = async (): Promise<void> => {
    while (next < cases.length && unanswered < mostUnanswered) {
      const index = next;
      next += 1;
      const one = cases[index];
      if (one === undefined) return;
      const outcome = await runOne(implementation, capabilities, one);
      if (outcome.kind === "unanswered") unanswered += 1;
      outcomes[index] = outcome;
    }
  };
  await Promise.all(Array.from({ length: implementation.inFlight }, worker));
  return outcomes;
};

const runOne = async (
  implementation: Implementation,
  capabilities: Capabilities,
  one: Case,
): Promise<Outcome> => {
  const reason = reasonToSkip(one, capabilities);
  if (reason !== undefined) return { kind: "skipped", reason };
  const answer = await implementation.answer(one.scenario);
  if (answer.kind === "failure") return { kind: "unanswered", failure: answer.failure };
  const mismatch = firstMismatch(one.expected, answer.trace, capabilities);
  return mismatch === undefined ? { kind: "agreed" } : { kind: "failed", mismatch };
};

/** Nothing is asked that was not declared. */
const reasonToSkip = ({ scenario, expected }: Case, capabilities: Capabilities): string | undefined => {
  const { mechanism, actions } = scenario;
  if (!declares(capabilities, mechanism)) return "its mechanism is not declared";
  if (scenario.genesis !== undefined && !capabilities.genesis) return "it begins with a genesis";
  if (!isWithin(scenario, capabilities)) return "its actions, accounts or amounts are beyond what is declared";
  if (isLoose(mechanism)) return "a rounding is unspecified: it has no one right answer";
  let before = genesisOf(scenario);
  for (const [i, action] of actions.entries()) {
    const step = expected.steps[i];
    if (step?.outcome === "accepted" && mayOverflow(mechanism, before, action, capabilities.maxAmount))
      return "it comes to amounts beyond maxAmount";
    before = step?.state ?? before;
  }
  return undefined;
};

const isLoose = ({ waterfall }: Mechanism): boolean =>
  waterfall.some((layer) => "rounding" in layer && layer.rounding === "unspecified");
