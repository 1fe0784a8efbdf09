import * as fc from "fast-check";

/** True with the odds given; shrinks to false. */
export const odds = (hits: number, outOf: number): fc.Arbitrary<boolean> =>
  fc.nat(outOf - 1).map((n) => n >= outOf - hits);

/** A value with the odds given, and drawn only then; shrinks to none. */
export const maybe = <T>(hits: number, outOf: number, value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  hits === outOf
    ? value
    : fc.oneof(
        { withCrossShrink: true },
        { weight: outOf - hits, arbitrary: fc.constant(undefined) },
        { weight: hits, arbitrary: value },
      );
