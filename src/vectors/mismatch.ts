import { type Capabilities, firstDifference, keepsClaims } from "../../properties/index.ts";
import type { Receipt, Step, Trace } from "../../spec/index.ts";

/** Where a trace first differs from what is expected, and how. For people. */
export interface Mismatch {
  /** Index of the action. */
  readonly step: number;
  readonly expected: string;
  readonly observed: string;
}

/**
 * The first difference, as REF-1 looks for it: outcomes, then states, and
 * receipts where the implementation has them. Claims are compared where it
 * keeps any. Unlike REF-1 it compares with what is written, and runs no model.
 */
export const firstMismatch = (
  expected: Trace,
  observed: Trace,
  capabilities: Capabilities,
): Mismatch | undefined => {
  for (const [step, wanted] of expected.steps.entries()) {
    const found = observed.steps[step];
    const apart = found === undefined ? (["a step", "none"] as const) : stepsApart(wanted, found, capabilities);
    if (apart !== undefined) return { step, expected: apart[0], observed: apart[1] };
  }
  return undefined;
};

type Apart = readonly [expected: string, observed: string] | undefined;

const outcomeText = (step: Step): string =>
  step.outcome === "refused" ? `refused with ${step.code}` : "accepted";

const stepsApart = (wanted: Step, found: Step, capabilities: Capabilities): Apart => {
  if (outcomeText(wanted) !== outcomeText(found)) return [outcomeText(wanted), outcomeText(found)];
  const state = keepsClaims(capabilities) ? wanted.state : { ...wanted.state, claims: found.state.claims };
  const difference = firstDifference(state, found.state);
  if (difference !== undefined)
    return [`${difference.what} of ${difference.expected}`, String(difference.observed)];
  if (!capabilities.receipts || wanted.outcome === "refused" || found.outcome === "refused") return undefined;
  return receiptsApart(wanted.receipts, found.receipts);
};

/** Several receipts of one payer in one layer add up, those of 0 may be left out, the order means nothing (9.2). */
const receiptsApart = (wanted: readonly Receipt[], found: readonly Receipt[]): Apart => {
  const [expected, observed] = [totals(wanted), totals(found)];
  for (const key of new Set([...expected.keys(), ...observed.keys()])) {
    const [a, b] = [expected.get(key) ?? 0n, observed.get(key) ?? 0n];
    if (a !== b) return [`a receipt of ${key} of ${a}`, String(b)];
  }
  return undefined;
};

const totals = (receipts: readonly Receipt[]): ReadonlyMap<string, bigint> => {
  const sums = new Map<string, bigint>();
  for (const { layer, account, amount } of receipts) {
    const key = account === undefined ? layer : `${layer} by ${account}`;
    sums.set(key, (sums.get(key) ?? 0n) + amount);
  }
  return sums;
};
