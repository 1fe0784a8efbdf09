import type { AccountId, LayerId } from "../../spec/index.ts";

/**
 * Account names. Plain letters first, for shrinking; then the ones that break
 * code: keys of JavaScript objects, names that sort otherwise as numbers or
 * without case, names that are prefixes of one another.
 */
const plainNames: readonly AccountId[] = ["a", "b", "c", "d", "e", "f", "g", "h"];
const hostileNames: readonly AccountId[] = [
  "B",
  "a",
  "__proto__",
  "10",
  "9",
  "constructor",
  "a-",
  "toString",
];

/** The name of the n-th account. */
export const accountName = (n: number, hostile: boolean): AccountId =>
  (hostile ? hostileNames : plainNames)[n] ?? `account-${n}`;

/** An account and a layer that no scenario knows. */
export const stranger: AccountId = "nobody";
export const nowhere: LayerId = "nowhere";
