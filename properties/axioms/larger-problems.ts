import * as fc from "fast-check";
import { Fraction } from "fraction.js";
import type { SplitProblem } from "../../spec/theory/axioms/atoms/index.ts";
import { type ClaimsProblem, total } from "../../spec/division/claims/index.ts";
import { atoms, divideDown, min, sum } from "../../spec/index.ts";

/** How many larger problems are drawn, and by which seed: the same for every rule. */
export const draws = { numRuns: 100, seed: 1 } as const;

/** Small numbers, so that equal and null claims are common, and larger ones between them. */
const claims = fc.array(fc.oneof(fc.nat(3), fc.nat(12), fc.nat(1000)), { minLength: 2, maxLength: 6 });

/**
 * Two to six claims of up to a thousand, in any order. The estate lies where
 * rules have their kinks: at half of all claims, at one claim, at all but one
 * claim; or at any tenth of all.
 */
export const largerProblems: fc.Arbitrary<ClaimsProblem> = claims.chain((numbers) => {
  const claims = numbers.map((number) => new Fraction(number));
  const all = total(claims);
  return fc
    .oneof(
      fc.constant(all.div(2)),
      fc.constantFrom(...claims),
      fc.constantFrom(...claims).map((claim) => all.sub(claim)),
      { arbitrary: fc.nat(10).map((tenths) => all.mul(tenths).div(10)), weight: 3 },
    )
    .map((estate) => ({ estate, claims }));
});

/** Units that straddle what a double and a machine word hold. One is most common: rounding shows in small numbers. */
const unit = fc.constantFrom(1n, 1n, 1n, 1_000_003n, 2n ** 53n - 1n, 2n ** 64n + 1n);

/** Two to six bases of up to a thousand units, and a loss of any tenth of them, give or take an atom. */
export const largerSplits: fc.Arbitrary<SplitProblem> = fc
  .record({ claims, unit, tenths: fc.nat(10), more: fc.nat(1) })
  .map(({ claims, unit, tenths, more }) => {
    const bases = claims.map((claim) => atoms(BigInt(claim) * unit));
    const all = sum(bases);
    return { loss: min(all, atoms(divideDown(all * BigInt(tenths), 10n) + BigInt(more))), bases };
  });
