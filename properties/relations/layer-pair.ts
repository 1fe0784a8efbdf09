import { type AccountId, type Atoms, type Scenario, type State, zero } from "../../spec/index.ts";
import type { Counterpart, Related, Setting, Violation } from "../invariant.ts";
import { type Bill, isFractional, type Part } from "../observe/breakdown.ts";
import type { Observation } from "../observe/observation.ts";
import { isShared, sharedParts, type SharedPart, type Sharing } from "../observe/shares.ts";

/**
 * Most relations compare one layer of one resolve with the same layer after a
 * resolve of a state that was changed: another holder, another loss, another
 * unit. What a theorem supposes of the two, their bases and their loss, is
 * looked up in what was observed: nothing is compared where it does not hold.
 */

/** The state in which a step was taken. */
export const stateBefore = ({ steps, genesis }: Observation, index: number): State =>
  steps[index]?.before ?? genesis;

/** A part of an ordinary resolve that divided a loss, one with a fractional quota where there is one. */
export const chosenPart = (
  observation: Observation,
  sharing: Sharing,
  isUsable: (part: SharedPart) => boolean = () => true,
): SharedPart | undefined => {
  let first: SharedPart | undefined;
  for (const part of sharedParts(observation, sharing)) {
    const { action, before } = observation.steps[part.step] ?? {};
    if (action?.type !== "resolve" || before?.redemption !== undefined || !isUsable(part)) continue;
    if (part.bills.some(({ quota }) => isFractional(quota))) return part;
    first ??= part;
  }
  return first;
};

/** The state before a resolve, changed, and resolved. */
export const resolvedFrom = ({ mechanism }: Observation, genesis: State): Scenario => ({
  mechanism,
  genesis,
  actions: [{ type: "resolve" }],
});

/** A layer's part in a resolve, and the scenario to see it in again. */
export interface Plan extends Related {
  readonly part: SharedPart;
}

export const relatedBy = (plan: Plan | undefined): readonly Related[] => (plan === undefined ? [] : [plan]);

/** What a comparison of the planned part with the same layer's part in the counterpart finds, if there are both. */
export const compareBy = <P extends Plan>(
  plan: P | undefined,
  counterpart: Counterpart | undefined,
  compare: (plan: P, other: Part) => Pick<Violation, "expected" | "observed"> | undefined,
): Violation | undefined => {
  if (plan === undefined || counterpart === undefined) return undefined;
  const other = samePart(plan.part, counterpart);
  const found = other === undefined ? undefined : compare(plan, other);
  return found === undefined ? undefined : { step: plan.part.step, ...found, counterpart: 0 };
};

/** The same layer's part in the last resolve of a counterpart, if it tells. */
const samePart = ({ layer }: Part, { observation }: Counterpart): Part | undefined =>
  observation.resolves.at(-1)?.breakdown?.parts.find((part) => part.layer.id === layer.id);

/** Whether a payer's part had to be rounded. */
export const isRounded = ({ bills }: Part, id: AccountId): boolean =>
  bills.some(({ account, quota }) => account === id && isFractional(quota));

/** What an account was billed in a part; none has a base of 0 and pays nothing. */
export const billOf = ({ bills }: Part, id: AccountId): Pick<Bill, "account" | "base" | "paid"> =>
  bills.find(({ account }) => account === id) ?? { account: id, base: zero, paid: zero };

/** What some accounts paid in a part, together. */
export const paidBy = (part: Part, ids: readonly AccountId[]): bigint =>
  ids.reduce((total, id) => total + billOf(part, id).paid, 0n);

/** What some accounts could be asked for in a part, together. */
export const basesOf = (part: Part, ids: readonly AccountId[]): bigint =>
  ids.reduce((total, id) => total + billOf(part, id).base, 0n);

/** The payers of either part, but for those left out. */
export const payersIn = (a: Part, b: Part, leftOut: readonly AccountId[] = []): readonly AccountId[] =>
  [...new Set([...a.bills, ...b.bills].map(({ account }) => account ?? ""))].filter(
    (id) => id !== "" && !leftOut.includes(id),
  );

/** Whether two parts have the same bases, but for those left out. */
export const haveSameBases = (a: Part, b: Part, leftOut: readonly AccountId[] = []): boolean =>
  payersIn(a, b, leftOut).every((id) => billOf(a, id).base === billOf(b, id).base);

/** Whether two parts were asked for the same loss over the same bases, but for those left out. */
export const askTheSame = (a: Part, b: Part, leftOut: readonly AccountId[] = []): boolean =>
  a.asked === b.asked && a.capacity === b.capacity && haveSameBases(a, b, leftOut);

/** The account with the largest base in a part, the first of equals. */
export const largestIn = ({ bills }: Part): (Bill & { readonly account: AccountId }) | undefined => {
  let largest: (Bill & { readonly account: AccountId }) | undefined;
  for (const bill of bills)
    if (bill.account !== undefined && (largest === undefined || bill.base > largest.base))
      largest = { ...bill, account: bill.account };
  return largest;
};

/** What accounts pay, in words, for a violation. */
export const paymentsText = (part: Part, ids: readonly AccountId[]): string =>
  ids
    .map((id) => billOf(part, id))
    .map(({ account, base, paid }) => `${account ?? ""} pays ${paid} of ${base}`)
    .join(", ");

/** A loss put on a layer, in words. */
export const lossText = ({
  layer,
  asked,
}: {
  readonly layer: Part["layer"];
  readonly asked: Atoms;
}): string => `a loss of ${asked} in ${layer.id}`;

/** Why no layer can be seen dividing a loss again after a change, or undefined where one can. */
export const nothingToCompare = (setting: Setting, sharing: Sharing, payers = 1): string | undefined => {
  if (!setting.capabilities.genesis) return "it needs a genesis";
  return isShared(setting, sharing, payers)
    ? undefined
    : "no layer divides a loss by a rule and a rounding that promise this";
};
