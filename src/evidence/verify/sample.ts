import fc from "fast-check";

/**
 * This many of a list, in its order: which, the seed decides.
 * @example drawnFrom(["a", "b", "c"], 3, 7) // => ["a", "b", "c"]
 */
export const drawnFrom = <T>(list: readonly T[], count: number, seed: number): readonly T[] => {
  const length = Math.min(count, list.length);
  const [drawn = []] = fc.sample(
    fc.shuffledSubarray([...list.keys()], { minLength: length, maxLength: length }),
    {
      seed,
      numRuns: 1,
    },
  );
  return [...drawn].sort((a, b) => a - b).flatMap((i) => list.slice(i, i + 1));
};
