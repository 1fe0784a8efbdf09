import type { Fraction } from "fraction.js";
import {
  type ClaimsProblem,
  type ClaimsRule,
  claimed,
  claimsRules,
  lesser,
  nought,
} from "../../../../../spec/division/claims/index.ts";

/** Rules that divide the whole estate, each with one fault, and the axioms that it must be seen to break. */
export interface BrokenRule {
  readonly fault: string;
  readonly rule: ClaimsRule;
  /** The smallest counterexample to each axiom, found by hand. */
  readonly breaks: Readonly<Record<string, string>>;
}

const { proportional, "constrained-equal-awards": equalAwards } = claimsRules;

/** Pays the first in full, then the second, while there is estate left. */
const firstComeFirstServed: ClaimsRule = ({ estate, claims }) => {
  let left = estate;
  return claims.map((claim) => {
    const award = lesser(claim, left);
    left = left.sub(award);
    return award;
  });
};

/** Pays one size of claims after the other; equal claims share. */
const bySize =
  (order: (a: Fraction, b: Fraction) => number): ClaimsRule =>
  ({ estate, claims }) => {
    const awards = claims.map(() => nought);
    let left = estate;
    for (const size of [...claims].sort(order)) {
      const equals = [...claims.keys()].filter((i) => claims[i]?.equals(size) === true);
      if (equals.some((i) => awards[i]?.equals(0) === false)) continue;
      const award = lesser(size, left.div(equals.length));
      for (const i of equals) awards[i] = award;
      left = left.sub(award.mul(equals.length));
    }
    return awards;
  };

const smallFirst = bySize((a, b) => a.compare(b));
const largeFirst = bySize((a, b) => b.compare(a));

/** One rule on some problems, another on the rest. */
const either =
  (isFirst: (problem: ClaimsProblem) => boolean, first: ClaimsRule, second: ClaimsRule): ClaimsRule =>
  (problem) =>
    (isFirst(problem) ? first : second)(problem);

export const brokenRules: readonly BrokenRule[] = [
  {
    fault: "who stands first is paid first",
    rule: firstComeFirstServed,
    breaks: {
      // The first of (1,1) gets it, anyone who that is.
      anonymity: "E=1 d=(1,1)",
      "equal treatment": "E=1 d=(1,1)",
    },
  },
  {
    fault: "small claims are paid first",
    rule: smallFirst,
    breaks: {
      "order preservation": "E=1 d=(1,2)",
      progressivity: "E=1 d=(1,2)",
      // 1/2 of E=1; who claims 2 instead comes last and gets nothing.
      "claim monotonicity": "E=1 d=(1,1)",
      // Two of three names get 2/3; as one, a claim of 2 beside 1, nothing.
      "no advantageous splitting": "E=1 d=(1,1,1)",
    },
  },
  {
    fault: "large claims are paid first",
    rule: largeFirst,
    breaks: {
      regressivity: "E=1 d=(1,2)",
      "1/n bound on awards": "E=1 d=(1,2)",
      // (0,1); truncated to (1,1), 1/2 each.
      "claims truncation invariance": "E=1 d=(1,2)",
      // (0,2); with 1 as of right to the second, 1/2 more each.
      "minimal rights first": "E=2 d=(1,2)",
      // d less (0,2) is (1,0).
      "self-duality": "E=1 d=(1,2)",
      midpoint: "E=2 d=(1,3)",
      // (0,1) and (1,2) have the mean (1/2,3/2), and (0,2) is awarded.
      "endowment linearity": "E=2 d=(1,2)",
      // Two of three names get 2/3; as one, a claim of 2 beside 1, all.
      "no advantageous merging": "E=1 d=(1,1,1)",
      // The first and the third get 1; the second's equals, 2/3.
      "no advantageous transfer": "E=1 d=(0,1,2)",
      "equal treatment of groups": "E=1 d=(1,1,2)",
    },
  },
  {
    fault: "estates up to 3 are divided in proportion, larger ones equally",
    rule: either(({ estate }) => estate.lte(3), proportional, equalAwards),
    // (2/3,4/3), but 2 each of twice as much.
    breaks: { homogeneity: "E=2 d=(1,2)" },
  },
  {
    fault: "up to half of all claims are paid equally, more in proportion",
    rule: either((problem) => problem.estate.mul(2).lte(claimed(problem)), equalAwards, proportional),
    breaks: {
      // 1 each of E=2, and (3/4,9/4) of E=3.
      "endowment monotonicity": "E=2 d=(1,3)",
      // E=2 of the promises (3/4,9/4) is more than half of them: (1/2,3/2), and not 1 each.
      "composition down": "E=3 d=(1,3)",
      // E=2 gives (2/3,4/3); E=1 gives 1/2 each, and another 1 over (1/2,3/2) as much again.
      "composition up": "E=1 d=(1,2)",
    },
  },
  {
    fault: "an even number of claims is paid equally, an odd one in proportion",
    rule: either(({ claims }) => claims.length % 2 === 0, equalAwards, proportional),
    breaks: {
      // (0,1/3,2/3), and without the first 1/2 each.
      "null-claims consistency": "E=1 d=(0,1,2)",
      consistency: "E=1 d=(0,1,2)",
    },
  },
  {
    fault: "of two claims the larger is paid first, of three all equally",
    rule: either(({ claims }) => claims.length === 2, largeFirst, equalAwards),
    // (0,1/2,1/2), and without the first (0,1): joined by somebody, the claim of 1 is awarded more.
    breaks: { "population monotonicity": "E=1 d=(0,1,2)" },
  },
];
