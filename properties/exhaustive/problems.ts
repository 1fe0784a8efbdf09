import type { Mechanism } from "../../spec/index.ts";
import { type Allotment, allotments, type Choice } from "./allotments.ts";
import type { Means } from "./means.ts";
import { type Pockets, pocketsOf } from "./pockets.ts";

/** One allocation problem, in plain numbers: a market, and a loss to resolve. */
export interface Problem {
  readonly mechanism: Mechanism;
  readonly pockets: Pockets;
  readonly allotment: Allotment;
  /** An amount for each reserve. */
  readonly reserves: readonly number[];
  /** A deficit of earlier resolves. */
  readonly deficit: number;
  /** What a defaulter owes, or what befell the venue. */
  readonly loss: number;
  readonly means: Means;
}

/** Which problems of a mechanism are taken: its amounts, and how many of them. */
export interface Reduction {
  readonly choice: Choice;
  readonly accounts: number;
  /** The largest amount of an account. */
  readonly most: number;
  /** Each reserve: every amount up to what all accounts have, or nothing, half of that (rounded down), and all. */
  readonly reserves: "every" | "three";
  readonly deficits: readonly number[];
  readonly means: Means;
}

/** Problems that differ by their loss alone: it runs from 0 to one more than all amounts together. */
type Family = Pick<Problem, "allotment" | "reserves" | "deficit"> & { readonly count: number };

/** Every problem of the mechanism that the reduction takes. */
export const problems = function* (mechanism: Mechanism, reduction: Reduction): Generator<Problem> {
  const { means } = reduction;
  const pockets = pocketsOf(mechanism, means);
  for (const { count, ...family } of families(pockets, reduction))
    for (let loss = 0; loss < count; loss += 1) yield { mechanism, pockets, ...family, loss, means };
};

/** The one with the largest amounts of all. */
export const largestProblem = (
  mechanism: Mechanism,
  { accounts, most, deficits, means }: Reduction,
): Problem => {
  const pockets = pocketsOf(mechanism, means);
  const allotment = Array.from({ length: accounts }, () => pockets.holdings.map(() => most));
  const held = accounts * most * Math.max(1, pockets.holdings.length);
  const reserves = pockets.reserves.map(() => held);
  const loss = held + sumOf(reserves) + 1;
  return { mechanism, pockets, allotment, reserves, deficit: Math.max(...deficits), loss, means };
};

/** How many they are. */
export const countProblems = (mechanism: Mechanism, reduction: Reduction): number => {
  let count = 0;
  for (const family of families(pocketsOf(mechanism, reduction.means), reduction)) count += family.count;
  return count;
};

const families = function* (
  { holdings, reserves }: Pockets,
  { choice, accounts, most, deficits, reserves: amounts }: Reduction,
): Generator<Family> {
  // Without holdings there are no amounts to take a fund's from: it runs as far as theirs would.
  const chosen: Iterable<Allotment> =
    holdings.length === 0 ? [[]] : allotments(choice, accounts, most, holdings.length);
  for (const allotment of chosen) {
    const held = sumOf(allotment.flat());
    const top = holdings.length === 0 ? accounts * most : held;
    for (const inReserve of everyPick(reserves.length, reserveAmounts(top, amounts)))
      for (const deficit of deficits)
        yield { allotment, reserves: inReserve, deficit, count: held + sumOf(inReserve) + 2 };
  }
};

const sumOf = (amounts: readonly number[]): number => amounts.reduce((sum, amount) => sum + amount, 0);

const reserveAmounts = (top: number, amounts: Reduction["reserves"]): readonly number[] =>
  amounts === "every"
    ? Array.from({ length: top + 1 }, (_, amount) => amount)
    : [...new Set([0, Math.floor(top / 2), top])];

/** Every way to pick `count` of the amounts, one after the other, with repetition. */
const everyPick = (count: number, amounts: readonly number[]): readonly (readonly number[])[] =>
  count === 0
    ? [[]]
    : everyPick(count - 1, amounts).flatMap((picked) => amounts.map((amount) => [...picked, amount]));
