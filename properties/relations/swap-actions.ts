import { type Action, type Mechanism, onExitLayer, type Scenario } from "../../spec/index.ts";
import { hasOpenLoss } from "../../spec/index.ts";
import type { Observation, ObservedStep } from "../observe/observation.ts";
import { accountsNamed, layersNamed } from "./names.ts";

/** Actions that change only what they name. */
const local: ReadonlySet<string> = new Set([
  ...["deposit", "withdraw", "stake", "unstake", "fee", "topUp", "settle", "realize", "trade"],
]);

/** Actions that a gate may refuse. */
const exits: ReadonlySet<string> = new Set(["withdraw", "stake", "unstake", "realize"]);

const areDisjoint = <T>(a: readonly T[], b: readonly T[]): boolean => a.every((one) => !b.includes(one));

/** Two accepted actions neither of which can be felt by the other, whichever comes first. */
const areIndependent = ({ mechanism }: Observation, first: ObservedStep, second: ObservedStep): boolean => {
  const [a, b] = [first.action, second.action];
  if (first.outcome.outcome === "refused" || second.outcome.outcome === "refused") return false;
  if (!local.has(a.type) || !local.has(b.type)) return false;
  if (!areDisjoint(accountsNamed(a), accountsNamed(b)) || !areDisjoint(layersNamed(a), layersNamed(b)))
    return false;
  return !mayGate(mechanism, first, a, b) && !mayGate(mechanism, first, b, a);
};

/** Whether one action may open or close the gate through which the other one leaves. */
const mayGate = (
  { exits: policy }: Mechanism,
  { before }: ObservedStep,
  one: Action,
  other: Action,
): boolean => policy === "gated" && exits.has(other.type) && (one.type === "settle" || hasOpenLoss(before));

/** The scenario up to the first two neighbouring actions that are independent, the two in the other order. */
export const swapped = (
  observation: Observation,
):
  | { readonly scenario: Scenario; readonly first: ObservedStep; readonly second: ObservedStep }
  | undefined => {
  const { mechanism, scenario, steps } = observation;
  // The ratio of a haircut on exit is everybody's: no exit leaves it to the others as it was.
  if (onExitLayer(mechanism) !== undefined) return undefined;
  for (const [i, second] of steps.entries()) {
    const first = steps[i - 1];
    if (first === undefined || !areIndependent(observation, first, second)) continue;
    const actions = [...scenario.actions.slice(0, i - 1), second.action, first.action];
    return { scenario: { ...scenario, actions }, first, second };
  }
  return undefined;
};
