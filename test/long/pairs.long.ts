import { expect, it } from "vitest";
import { features } from "../../properties/index.ts";
import { countPairs, runsForPairs, unreachedPairs, wronglyApart } from "../../src/coverage/pairs.ts";

const named = ({ first, second }: { first: number; second: number }): string =>
  `${features[first]?.name ?? ""} + ${features[second]?.name ?? ""}`;

it.each([1, 2, 3, 4, 5])(
  "2,000 scenarios of seed %i reach every pair of features that can stand together, and no other",
  (seed) => {
    const counts = countPairs({ runs: runsForPairs, seed });
    expect(unreachedPairs(counts).map(named)).toEqual([]);
    expect(wronglyApart(counts).map(named)).toEqual([]);
  },
);
