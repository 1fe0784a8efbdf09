import {
  type Action,
  type Atoms,
  assetsOf,
  atoms,
  exitOf,
  genesisOf,
  lossOf,
  type Mechanism,
  redemptionOf,
  resolve,
  type Scenario,
  type State,
  type Trace,
  wholeLoss,
} from "../../spec/index.ts";
import type { Capabilities } from "../applicability/capabilities.ts";
import { type Breakdown, breakdownOf } from "./breakdown.ts";
import { lawOf, type ObservedStep } from "./observed-step.ts";

/** An accepted resolve, taken apart into what each layer paid. */
export interface ObservedResolve extends ObservedStep {
  /** L: the loss that it had to place. */
  readonly loss: Atoms;
  /** Undefined when the step does not tell which layer was paid: see attribution.ts. */
  readonly breakdown: Breakdown | undefined;
}

/** A whole trace as the invariants see it. They judge it, not the model. */
export interface Observation {
  readonly scenario: Scenario;
  readonly mechanism: Mechanism;
  readonly capabilities: Capabilities;
  readonly genesis: State;
  readonly steps: readonly ObservedStep[];
  /** The accepted resolves among the steps. */
  readonly resolves: readonly ObservedResolve[];
}

/** Prepares a trace for judgement. */
export const observe = (scenario: Scenario, trace: Trace, capabilities: Capabilities): Observation => {
  const { mechanism } = scenario;
  const genesis = genesisOf(scenario);
  const steps: ObservedStep[] = [];
  const resolves: ObservedResolve[] = [];
  let before = genesis;
  let assets = assetsOf(genesis);
  for (const [index, outcome] of trace.steps.entries()) {
    const action = scenario.actions[index];
    if (action === undefined) break;
    if (outcome.outcome === "accepted") assets = atoms(assets + flow(mechanism, before, action));
    const law = lawOf(mechanism, before, action);
    const step = { index, action, before, after: outcome.state, outcome, assets, law };
    if (isResolve(action) && outcome.outcome === "accepted") {
      const resolved = action.type === "resolve" ? step : { ...step, after: resolvedState(mechanism, step) };
      const breakdown = breakdownOf(mechanism, resolved, capabilities.receipts);
      resolves.push(Object.assign(resolved, { loss: wholeLoss(lossOf(mechanism, before)), breakdown }));
    }
    steps.push(step);
    before = outcome.state;
  }
  return { scenario, mechanism, capabilities, genesis, steps, resolves };
};

/** A shutdown resolves too. */
export const isResolve = ({ type }: Action): boolean => type === "resolve" || type === "shutdown";

/** Whether a resolve must leave the venue halted, by the deficit that the implementation recorded. */
export const haltedAfter = (mechanism: Mechanism, before: State, after: State): boolean =>
  before.halted || (mechanism.remainder === "halt" && after.deficit > before.deficit);

/** What a resolve made of the state; of a shutdown, what its resolve did before everything was closed. */
const resolvedState = (mechanism: Mechanism, { before, after }: ObservedStep): State => {
  const { accounts, funds, stakes, pending, deficit, residue, claims, redemption } = after;
  const { markets } = resolve(mechanism, before).state;
  const halted = redemption !== undefined && haltedAfter(mechanism, before, after);
  return { accounts, funds, stakes, pending, deficit, residue, claims, halted, markets };
};

/** The external money that an accepted action brings in, or takes out (negative). */
const flow = (mechanism: Mechanism, before: State, action: Action): bigint => {
  switch (action.type) {
    case "deposit":
    case "topUp":
    case "recover":
      return action.amount;
    case "withdraw":
      return -(exitOf(mechanism, before, action)?.paid ?? action.amount);
    case "loss":
      return -action.amount;
    case "redeem":
      return -redemptionOf(before, action.account);
    default:
      return 0n;
  }
};
