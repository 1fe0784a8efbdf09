import { type Arbitrary, Random, type Value } from "fast-check";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";

/**
 * fast-check's plugin interface, and all of the suite's dealings with it:
 * drawing a value by seed and index, and asking for simpler ones. The runner
 * drives both, so that many scenarios can be under way at once.
 */
export interface Shrinkable<T> {
  readonly value: T;
  /** Simpler values to try in its place, the simplest first. Lazy. */
  readonly simpler: () => Iterable<Shrinkable<T>>;
}

/** The value that a seed gives at an index. The same two always give the same value. */
export const draw = <T>(arbitrary: Arbitrary<T>, seed: number, index: number): Shrinkable<T> => {
  const random = new Random(xoroshiro128plus(mixed(seed, index)));
  return shrinkable(arbitrary, arbitrary.generate(random, undefined));
};

/** Seeds of neighbouring indices far apart: their first draws must not correlate. */
const mixed = (seed: number, index: number): number => {
  let h = Math.imul(seed | 0, 0x9e3779b1) ^ Math.imul((index + 1) | 0, 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 16), 0x21f0aaad);
  h = Math.imul(h ^ (h >>> 15), 0x735a2d97);
  return h ^ (h >>> 15);
};

const shrinkable = <T>(arbitrary: Arbitrary<T>, value: Value<T>): Shrinkable<T> => ({
  value: value.value,
  simpler: function* () {
    for (const next of arbitrary.shrink(value.value_, value.context)) yield shrinkable(arbitrary, next);
  },
});
