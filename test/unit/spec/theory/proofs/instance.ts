import type { Values } from "../../../../../spec/theory/proofs/evaluate.ts";

/** One obligation of a theorem, with the numbers that a run of the real code gave its names. */
export interface Instance {
  readonly obligation: string;
  readonly values: Values;
}

export const instance = (obligation: string, values: Values): Instance => ({ obligation, values });

/** What a run of the code says about one theorem. The seed decides what is run. */
export type Runs = (seed: number) => readonly Instance[];

/** Before each amount, the sum of those before it. */
export const sumsBefore = (amounts: readonly bigint[]): readonly bigint[] => {
  let sum = 0n;
  return amounts.map((amount) => {
    const before = sum;
    sum += amount;
    return before;
  });
};

export const total = (amounts: Iterable<bigint>): bigint => {
  let sum = 0n;
  for (const amount of amounts) sum += amount;
  return sum;
};

export const smaller = (a: bigint, b: bigint): bigint => (a < b ? a : b);

export const above0 = (a: bigint): bigint => (a > 0n ? a : 0n);
