import { Fraction } from "fraction.js";
import Type from "typebox";
import { Compile } from "typebox/compile";
import { faultsOf } from "./explain.ts";
import type { Fault, Reading } from "./fault.ts";
import { type ClaimsProblem, claimed } from "../division/claims/problem.ts";

/** An exact number as text: whole, decimal, or a fraction of whole numbers. */
const Exact = Type.String({
  pattern: "^-?(0|[1-9][0-9]*)(\\.[0-9]+|/[1-9][0-9]*)?$",
  maxLength: 160,
  description: 'an exact number as text, such as "100", "0.5" or "100/3", of at most 160 characters',
});

/** A claims problem as a document: an estate, and the claims on it. */
export const ClaimsProblemSchema = Type.Object(
  {
    estate: Exact,
    claims: Type.Array(Exact, { maxItems: 1000, description: "a list of at most 1000 claims" }),
  },
  { additionalProperties: false },
);

const validator = Compile(ClaimsProblemSchema);

/** Every sum has the common denominator, and every step of a rule is a sum. */
const mostDigits = 320;

const unlikeDenominators = (texts: readonly string[]): readonly Fault[] => {
  let common = 1n;
  for (const [i, text] of texts.entries()) {
    const { d } = new Fraction(text);
    common = (common / greatestDivisor(common, d)) * d;
    const { length } = String(common);
    if (length > mostDigits)
      return [
        {
          path: i === 0 ? "/estate" : `/claims/${i - 1}`,
          expected: `a number whose common denominator with those before it has at most ${mostDigits} digits`,
          found: `"${text}"`,
        },
      ];
  }
  return [];
};

const greatestDivisor = (a: bigint, b: bigint): bigint => (b === 0n ? a : greatestDivisor(b, a % b));

/**
 * Reads a claims problem. Beyond its schema: nothing is negative, and the
 * estate is at most the sum of the claims, for else there is nothing to
 * divide by a rule.
 */
export const readClaimsProblem = (document: unknown): Reading<ClaimsProblem> => {
  if (!validator.Check(document)) return { ok: false, faults: faultsOf(validator, document) };
  const { estate, claims } = document;
  const tooFine = unlikeDenominators([estate, ...claims]);
  if (tooFine.length > 0) return { ok: false, faults: tooFine };
  const negative = [
    ["/estate", estate] as const,
    ...claims.map((claim, i) => [`/claims/${i}`, claim] as const),
  ].filter(([, text]) => new Fraction(text).lt(0));
  const problem = { estate: new Fraction(estate), claims: claims.map((claim) => new Fraction(claim)) };
  const faults = negative.map(([path, text]): Fault => ({
    path,
    expected: "a number of at least 0",
    found: `"${text}"`,
  }));
  if (faults.length > 0) return { ok: false, faults: faults.slice(0, 20) };
  const sum = claimed(problem);
  if (problem.estate.lte(sum)) return { ok: true, value: problem };
  const expected = `at most the sum of the claims, ${sum.toFraction()}`;
  return { ok: false, faults: [{ path: "/estate", expected, found: `"${estate}"` }] };
};
