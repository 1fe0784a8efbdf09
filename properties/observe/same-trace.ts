import type { Receipt, Step, Trace } from "../../spec/index.ts";
import { type Capabilities, keepsClaims } from "../applicability/capabilities.ts";
import { sameState } from "./bookkeeping.ts";

/**
 * True when an implementation's trace says what the model's does: the same
 * outcomes, states and receipts. Claims and receipts are compared where the
 * implementation keeps them. Traces that are the same are judged the same.
 */
export const sameTrace = (model: Trace, observed: Trace, capabilities: Capabilities): boolean =>
  model.steps.length === observed.steps.length &&
  model.steps.every((step, i) => {
    const other = observed.steps[i];
    return other !== undefined && sameStep(step, other, capabilities);
  });

const sameStep = (model: Step, observed: Step, capabilities: Capabilities): boolean => {
  const state = keepsClaims(capabilities) ? model.state : { ...model.state, claims: observed.state.claims };
  if (!sameState(state, observed.state)) return false;
  if (model.outcome === "refused" || observed.outcome === "refused")
    return model.outcome === "refused" && observed.outcome === "refused" && model.code === observed.code;
  return !capabilities.receipts || sameReceipts(model.receipts, observed.receipts);
};

/** Several receipts of one payer in one layer add up, those of 0 may be left out, the order means nothing (9.2). */
const sameReceipts = (model: readonly Receipt[], observed: readonly Receipt[]): boolean => {
  const left = new Map<string, bigint>();
  const add = ({ layer, account, amount }: Receipt, sign: bigint): void => {
    // A layer's id has no space in it.
    const key = account === undefined ? layer : `${layer} ${account}`;
    left.set(key, (left.get(key) ?? 0n) + sign * amount);
  };
  for (const receipt of model) add(receipt, 1n);
  for (const receipt of observed) add(receipt, -1n);
  for (const amount of left.values()) if (amount !== 0n) return false;
  return true;
};
