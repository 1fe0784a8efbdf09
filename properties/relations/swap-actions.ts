import {
  type Action,
  atoms,
  hasOpenLoss,
  layersOf,
  type Mechanism,
  type Scenario,
  type State,
} from "../../spec/index.ts";
import type { Observation } from "../observe/observation.ts";
import { accountsNamed, layersNamed } from "../names.ts";

/** Actions that change only what they name. */
const local: ReadonlySet<string> = new Set([
  ...["deposit", "withdraw", "stake", "unstake", "fee", "topUp", "settle", "realize", "trade", "loss"],
]);

/** Actions that a gate may refuse. */
const exits: ReadonlySet<string> = new Set(["withdraw", "stake", "unstake", "realize"]);

const areDisjoint = <T>(a: readonly T[], b: readonly T[]): boolean => a.every((one) => !b.includes(one));

/** Two actions neither of which can be felt by the other, whichever comes first. */
const areIndependent = (mechanism: Mechanism, before: State, a: Action, b: Action): boolean =>
  local.has(a.type) &&
  local.has(b.type) &&
  areDisjoint(accountsNamed(a), accountsNamed(b)) &&
  areDisjoint(layersNamed(a), layersNamed(b)) &&
  !mayGate(mechanism, before, a, b) &&
  !mayGate(mechanism, before, b, a);

/** Whether one action may open or close the gate through which the other one leaves. */
const mayGate = ({ exits: policy }: Mechanism, before: State, one: Action, other: Action): boolean =>
  policy === "gated" &&
  exits.has(other.type) &&
  (one.type === "settle" || one.type === "loss" || hasOpenLoss(before));

/** Two scenarios that end with the same two actions, in either order. */
export interface Swap {
  readonly first: Action;
  readonly second: Action;
  readonly inOrder: Scenario;
  readonly swapped: Scenario;
}

/** The first two neighbouring actions that are independent, or two that could come after all others. */
export const swapIn = ({ mechanism, capabilities, scenario, steps }: Observation): Swap | undefined => {
  const swap = (earlier: number, first: Action, second: Action): Swap => {
    const actions = scenario.actions.slice(0, earlier);
    return {
      first,
      second,
      inOrder: { ...scenario, actions: [...actions, first, second] },
      swapped: { ...scenario, actions: [...actions, second, first] },
    };
  };
  for (const [i, { action, before }] of steps.entries()) {
    const next = steps[i + 1]?.action;
    if (next !== undefined && areIndependent(mechanism, before, action, next)) return swap(i, action, next);
  }
  const end = steps.at(-1)?.after;
  if (end === undefined) return undefined;
  const possible = closingActions(mechanism, end).filter(({ type }) => capabilities.actions.includes(type));
  const count = possible.length;
  for (const i of possible.keys()) {
    // Where to begin depends on how long the trace is: all kinds get their turn.
    const first = possible[(i + steps.length) % count];
    const second = possible.find((one) => first !== undefined && areIndependent(mechanism, end, first, one));
    if (first !== undefined && second !== undefined) return swap(steps.length, first, second);
  }
  return undefined;
};

/** What the accounts of a state could do with what they hold. */
const closingActions = (mechanism: Mechanism, { accounts, stakes }: State): readonly Action[] => {
  const actions: Action[] = [];
  for (const [account, { capital, pnl }] of accounts) {
    actions.push({ type: "deposit", account, amount: atoms(7n) });
    if (capital > 0n) actions.push({ type: "withdraw", account, amount: capital });
    if (pnl > 0n) actions.push({ type: "realize", account });
    for (const [layer, amounts] of stakes) {
      const amount = amounts.get(account);
      if (amount !== undefined) actions.push({ type: "unstake", account, layer, amount });
      if (capital > 0n) actions.push({ type: "stake", account, layer, amount: capital });
    }
    for (const { id } of layersOf(mechanism, "fund"))
      if (capital > 0n) actions.push({ type: "fee", account, layer: id, amount: capital });
  }
  return actions;
};
