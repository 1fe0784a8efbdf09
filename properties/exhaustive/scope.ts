import type { Mechanism } from "../../spec/index.ts";
import { type Means, wanting } from "./means.ts";
import type { Reduction } from "./problems.ts";

/** How far an exhaustive run goes. */
export interface Scope {
  /** Holders at most, the defaulter apart. */
  readonly accounts: number;
  /** The largest amount of an account. */
  readonly amount: number;
}

export const scopes = {
  full: { accounts: 4, amount: 6 },
  small: { accounts: 3, amount: 2 },
} as const satisfies Readonly<Record<string, Scope>>;

/** Mechanisms whose problems are taken alike. */
export interface Group {
  readonly title: string;
  readonly mechanisms: readonly Mechanism[];
  readonly reductions: readonly Reduction[];
}

/** Groups, and what they leave out, in words. */
export interface Parts {
  readonly groups: readonly Group[];
  readonly notCovered: readonly string[];
}

/** What an exhaustive run covers, and what it does not, in words. */
export interface Coverage extends Parts {
  /** As far as the implementation allows. */
  readonly scope: Scope;
  readonly means: Means;
}

/** A reduction never goes further than the scope. */
export const atMost = (limit: number, asked: number): number => Math.min(limit, asked);

/** What no exhaustive run by these means covers. */
export const never = (means: Means): readonly string[] => [
  "larger amounts and more accounts; the accounts in other orders",
  ...wanting(means),
  means.losses === "actions"
    ? "everything but deposits, stakes and top-ups, then one loss and one resolve: exits, recoveries, shutdowns, refusals, and actions in another order"
    : "everything but one resolve: deposits, exits, recoveries, shutdowns, refusals, and one action after another",
];
