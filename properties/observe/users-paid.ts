import { accountOf, isOnExit, layersOf, type Mechanism } from "../../spec/index.ts";
import { capitalLost, profitLost } from "./attribution.ts";
import { accountsIn } from "./bookkeeping.ts";
import { exitsOf } from "./exits.ts";
import type { Observation, ObservedResolve } from "./observation.ts";
import type { ObservedStep } from "./observed-step.ts";

/**
 * Whether users paid in a trace: a haircut or a deleveraging took something,
 * or an exit was cut. The states tell it, and receipts only where a call on
 * members may have taken the same capital; undefined where neither does.
 */
export const usersPaid = (observation: Observation): boolean | undefined => {
  for (const { paid, amount } of exitsOf(observation)) if (paid < amount) return true;
  let isTold = true;
  for (const resolve of observation.resolves) {
    const found = usersPaidIn(observation.mechanism, resolve);
    if (found === true) return true;
    isTold &&= found !== undefined;
  }
  return isTold ? false : undefined;
};

const usersPaidIn = (mechanism: Mechanism, resolve: ObservedResolve): boolean | undefined => {
  const layers = [
    ...layersOf(mechanism, "haircut").filter((layer) => !isOnExit(layer)),
    ...layersOf(mechanism, "deleverage"),
  ];
  if (layers.length === 0 || !somebodyLost(resolve)) return false;
  if (layersOf(mechanism, "assessment").length === 0) return true;
  const attribution = resolve.breakdown?.attribution;
  if (attribution === undefined) return undefined;
  return layers.some(({ id }) => attribution.get(id)?.some(({ amount }) => amount > 0n) === true);
};

/** Some account has less of its own than before. A loss that it is forgiven is no gain. */
const somebodyLost = ({ before, after }: ObservedStep): boolean => {
  for (const id of accountsIn(before, after)) {
    const was = accountOf(before, id);
    const is = accountOf(after, id);
    if (capitalLost(was, is) + profitLost(was, is) > 0n) return true;
  }
  return false;
};
