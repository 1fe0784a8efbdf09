import type { ActionType, Scenario, Step } from "../../spec/index.ts";

/** How often an action was tried, and what became of it. */
export interface Attempts {
  accepted: number;
  /** Refusals, by code. */
  readonly refused: Map<string, number>;
}

/** Adds what became of the actions of a scenario. */
export const countAttempts = (
  attempts: Map<ActionType, Attempts>,
  { actions }: Scenario,
  steps: readonly Step[],
): void => {
  for (const [i, { type }] of actions.entries()) {
    const step = steps[i];
    if (step === undefined) continue;
    const of = attemptsAt(attempts, type);
    if (step.outcome === "accepted") of.accepted += 1;
    else of.refused.set(step.code, (of.refused.get(step.code) ?? 0) + 1);
  }
};

/** Adds the attempts of one count to another. */
export const addAttempts = (
  attempts: Map<ActionType, Attempts>,
  others: ReadonlyMap<ActionType, Attempts>,
): void => {
  for (const [type, { accepted, refused }] of others) {
    const of = attemptsAt(attempts, type);
    of.accepted += accepted;
    for (const [code, count] of refused) of.refused.set(code, (of.refused.get(code) ?? 0) + count);
  }
};

const attemptsAt = (attempts: Map<ActionType, Attempts>, type: ActionType): Attempts => {
  const known = attempts.get(type) ?? { accepted: 0, refused: new Map<string, number>() };
  attempts.set(type, known);
  return known;
};
