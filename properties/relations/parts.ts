import { type AccountId, type Atoms, type Layer, zero } from "../../spec/index.ts";
import { type Bill, isFractional, type Part } from "../observe/breakdown.ts";
import { money } from "../observe/money.ts";

/** What an account was billed in a part; none has a base of 0 and pays nothing. */
export const billOf = ({ bills }: Part, id: AccountId): Pick<Bill, "account" | "base" | "paid"> =>
  bills.find(({ account }) => account === id) ?? { account: id, base: zero, paid: zero };

/** What some accounts paid in a part, together. */
export const paidBy = (part: Part, ids: readonly AccountId[]): bigint =>
  ids.reduce((total, id) => total + billOf(part, id).paid, 0n);

/** What some accounts could be asked for in a part, together. */
export const basesOf = (part: Part, ids: readonly AccountId[]): bigint =>
  ids.reduce((total, id) => total + billOf(part, id).base, 0n);

/** The payers of either part, except for those left out. */
export const payersIn = (a: Part, b: Part, leftOut: readonly AccountId[] = []): readonly AccountId[] =>
  [...new Set([...a.bills, ...b.bills].map(({ account }) => account ?? ""))].filter(
    (id) => id !== "" && !leftOut.includes(id),
  );

/** Whether two parts have the same bases, except for those left out. */
export const haveSameBases = (a: Part, b: Part, leftOut: readonly AccountId[] = []): boolean =>
  payersIn(a, b, leftOut).every((id) => billOf(a, id).base === billOf(b, id).base);

/** Whether two parts were asked for the same loss over the same bases, except for those left out. */
export const askTheSame = (a: Part, b: Part, leftOut: readonly AccountId[] = []): boolean =>
  a.asked === b.asked && a.capacity === b.capacity && haveSameBases(a, b, leftOut);

/** True when somebody's part had to be rounded. */
export const hasFraction = ({ bills }: Part): boolean => bills.some(({ quota }) => isFractional(quota));

/** What accounts pay, in words, for a violation. */
export const paymentsText = (part: Part, ids: readonly AccountId[]): string =>
  ids
    .map((id) => billOf(part, id))
    .map(({ account, base, paid }) => `${account ?? ""} pays ${money(paid)} of ${money(base)}`)
    .join(", ");

/** A loss put on a layer, in words. */
export const lossText = ({ layer, asked }: { readonly layer: Layer; readonly asked: Atoms }): string =>
  `a loss of ${money(asked)} in ${layer.id}`;
