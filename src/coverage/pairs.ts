import {
  adversary,
  everything,
  features,
  observe,
  type Pair,
  pairs,
  reachedBy,
} from "../../properties/index.ts";
import { run } from "../../spec/index.ts";

/** A pair of features, and how many scenarios reached both. */
export interface CountedPair extends Pair {
  readonly scenarios: number;
}

/** In how many scenarios each feature was reached, by its place in the table, and each pair of two. */
export interface PairCounts {
  readonly features: readonly number[];
  readonly pairs: readonly CountedPair[];
}

/** Within this many scenarios every pair is reached that can be. */
export const runsForPairs = 2000;

/** Runs scenarios of all hostile markets on the reference model, and counts what they reach together. */
export const countPairs = ({ runs, seed }: { readonly runs: number; readonly seed: number }): PairCounts => {
  const { draw } = adversary(everything);
  const size = features.length;
  const counts = new Uint32Array(size * size);
  for (let index = 0; index < runs; index += 1) {
    const { value } = draw(seed, index).drawn;
    const reached = reachedBy(observe(value, run(value), everything));
    for (const one of reached)
      for (const other of reached) counts[one * size + other] = (counts[one * size + other] ?? 0) + 1;
  }
  const together = (one: number, other: number): number => counts[one * size + other] ?? 0;
  return {
    features: features.map((_, place) => together(place, place)),
    pairs: pairs().map((pair) => ({ ...pair, scenarios: together(pair.first, pair.second) })),
  };
};

/** The pairs that scenarios can reach, the rarest first. */
export const possiblePairs = ({ pairs: all }: PairCounts): readonly CountedPair[] =>
  all.filter(({ apart }) => apart === undefined).sort((a, b) => a.scenarios - b.scenarios);

/** Those that none reached. */
export const unreachedPairs = (counts: PairCounts): readonly CountedPair[] =>
  possiblePairs(counts).filter(({ scenarios }) => scenarios === 0);

/** Those that are said to be apart, and were reached all the same. */
export const wronglyApart = ({ pairs: all }: PairCounts): readonly CountedPair[] =>
  all.filter(({ apart, scenarios }) => apart !== undefined && scenarios > 0);

/** Whether this many scenarios miss a pair that they must reach, or reach one that is said to be apart. */
export const failsPairs = (counts: PairCounts, runs: number): boolean =>
  (runs >= runsForPairs && unreachedPairs(counts).length > 0) || wronglyApart(counts).length > 0;
