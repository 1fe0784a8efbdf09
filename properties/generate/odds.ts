import * as fc from "fast-check";

/** True with the odds given; shrinks to false. */
export const odds = (hits: number, outOf: number): fc.Arbitrary<boolean> =>
  fc.nat(outOf - 1).map((n) => n >= outOf - hits);

/** A value with the odds given; shrinks to none. */
export const maybe = <T>(hits: number, outOf: number, value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.tuple(odds(hits, outOf), value).map(([there, drawn]) => (there ? drawn : undefined));
