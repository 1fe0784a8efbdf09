import { Fraction } from "fraction.js";
import { describe, expect, it } from "vitest";
import { type ClaimsRuleName, claimsRules } from "../../../../../spec/division/claims/index.ts";

/** Awards as exact fractions in text, such as "20/21". */
const awards = (rule: ClaimsRuleName, estate: number, claims: readonly number[]): string =>
  claimsRules[rule]({ estate: new Fraction(estate), claims: claims.map((claim) => new Fraction(claim)) })
    .map((award) => award.toFraction())
    .join(", ");

describe("the Talmud rule on the estates of the Mishnah and between them: claims 100, 200, 300", () => {
  it.each([
    [100, "100/3, 100/3, 100/3"],
    [200, "50, 75, 75"],
    [300, "50, 100, 150"],
    [400, "50, 125, 225"],
    [450, "50, 150, 250"],
    [500, "200/3, 500/3, 800/3"],
  ])("estate %i", (estate, expected) => {
    expect(awards("talmud", estate, [100, 200, 300])).toBe(expected);
  });
});

describe("estate 10, claims 2, 4, 7, 8", () => {
  it.each<[ClaimsRuleName, string]>([
    ["proportional", "20/21, 40/21, 10/3, 80/21"],
    ["adjusted-proportional", "20/21, 40/21, 10/3, 80/21"],
    ["constrained-equal-awards", "2, 8/3, 8/3, 8/3"],
    ["constrained-equal-losses", "0, 1, 4, 5"],
    ["talmud", "1, 2, 7/2, 7/2"],
    ["piniles", "1, 2, 7/2, 7/2"],
    ["constrained-egalitarian", "1, 2, 7/2, 7/2"],
    ["random-arrival", "1, 11/6, 10/3, 23/6"],
    ["minimal-overlap", "1/2, 7/6, 11/3, 14/3"],
    // The loss is 11: 2, 4 and 5 of 7.
    ["queue", "0, 0, 2, 8"],
  ])("%s", (rule, expected) => {
    expect(awards(rule, 10, [2, 4, 7, 8])).toBe(expected);
  });
});

/** Every problem of up to four claims of at most five, and every whole estate of each. */
const smallProblems = function* (): Generator<readonly [number, readonly number[]]> {
  for (let n = 1; n <= 4; n += 1)
    for (let code = 0; code < 6 ** n; code += 1) {
      const claims = Array.from({ length: n }, (_, i) => Math.floor(code / 6 ** i) % 6);
      const all = claims.reduce((sum, claim) => sum + claim, 0);
      for (let estate = 0; estate <= all; estate += 1) yield [estate, claims];
    }
};

describe("on every problem of up to four claims of at most 5", () => {
  it.each(Object.entries(claimsRules))("%s awards from 0 to the claim, and the whole estate", (_, rule) => {
    let problems = 0;
    for (const [estate, claims] of smallProblems()) {
      problems += 1;
      const given = rule({
        estate: new Fraction(estate),
        claims: claims.map((claim) => new Fraction(claim)),
      });
      const sum = given.reduce((all, award) => all.add(award), new Fraction(0));
      const bounded = given.every((award, i) => award.gte(0) && award.lte(claims[i] ?? 0));
      if (!sum.equals(estate) || !bounded || given.length !== claims.length)
        expect.fail(
          `estate ${estate} of ${claims.join(", ")} gives ${given.map((award) => award.toFraction()).join(", ")}`,
        );
    }
    // n claims: 6^n problems with a mean of 5n/2 + 1 estates: 21 + 216 + 1836 + 14256.
    expect(problems).toBe(16_329);
  });
});
