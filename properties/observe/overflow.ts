import { type Action, type Atoms, effectOf, type Mechanism, type State } from "../../spec/index.ts";
import { entriesOf } from "./bookkeeping.ts";

/**
 * True when the action would take a total past the declared maximum: the one
 * case in which an implementation may refuse with `overflow`.
 */
export const mayOverflow = (
  mechanism: Mechanism,
  before: State,
  action: Action,
  maxAmount: Atoms | undefined,
): boolean => maxAmount !== undefined && totalOf(effectOf(mechanism, before, action).state) > maxAmount;

/** All amounts of a state together, whatever their sign. */
export const totalOf = (state: State): bigint => {
  let total = 0n;
  for (const [, value] of entriesOf(state))
    if (typeof value === "bigint") total += value < 0n ? -value : value;
  return total;
};
