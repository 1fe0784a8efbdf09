import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decide, wilson } from "../../../../src/campaign/wilson.ts";

/** How many of this many cases, at random. */
const sample = fc
  .integer({ min: 1, max: 100_000 })
  .chain((of) => fc.record({ seen: fc.nat(of), of: fc.constant(of) }));

/** The part of a normal distribution beyond this many deviations, on one side, by Simpson's rule. */
const tail = (deviations: number): number => {
  const density = (x: number): number => Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);
  const steps = 20_000;
  const width = 20 / steps;
  let total = 0;
  for (let i = 0; i < steps; i += 1) {
    const from = deviations + i * width;
    total += (width / 6) * (density(from) + 4 * density(from + width / 2) + density(from + width));
  }
  return total;
};

describe("Wilson's interval", () => {
  it("is the one of the textbook: its ends are as far from the sample as the certainty allows", () => {
    fc.assert(
      fc.property(sample, ({ seen, of }) => {
        const { low, high } = wilson(seen, of);
        for (const end of [low, high].filter((part) => part > 1e-6 && part < 1 - 1e-6)) {
          const deviations = Math.abs(seen / of - end) / Math.sqrt((end * (1 - end)) / of);
          expect(2 * tail(deviations)).toBeCloseTo(1e-9, 12);
        }
      }),
      { numRuns: 30 },
    );
  });

  it("holds the sample, and lies between 0 and 1", () => {
    fc.assert(
      fc.property(sample, ({ seen, of }) => {
        const { low, high } = wilson(seen, of);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(low).toBeLessThanOrEqual(seen / of);
        expect(high).toBeGreaterThanOrEqual(seen / of);
        expect(high).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe("a required percentage", () => {
  it("is decided alike by QuickCheck", () => {
    // sufficientlyCovered and insufficientlyCovered of QuickCheck 2.14 with its stdConfidence.
    expect(decide(100, 100, 50)).toBe("met");
    expect(decide(0, 100, 50)).toBe("unmet");
    expect(decide(50, 100, 50)).toBe("undecided");
    expect(decide(5000, 10_000, 50)).toBe("met");
  });

  it("is met, in the end, when the true part is twice as large", () => {
    for (const percent of [5, 10, 20, 40])
      expect(decide((percent / 50) * 2000, 2000, percent), `${percent} %`).toBe("met");
  });

  it("is never met by chance of a sample without a case", () => {
    for (const of of [1, 10, 1000, 1_000_000]) expect(decide(0, of, 1)).not.toBe("met");
  });
});
