import * as fc from "fast-check";

/** True with the odds given; shrinks to false. */
export const odds = (hits: number, outOf: number): fc.Arbitrary<boolean> =>
  fc.nat(outOf - 1).map((n) => n >= outOf - hits);
