import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { draws, judgeRule, smallCount, smallProblems } from "../../../../../properties/axioms/index.ts";
import { largerProblems, largerSplits } from "../../../../../properties/axioms/larger-problems.ts";
import { remember } from "../../../../../properties/axioms/remember.ts";
import type { SmallProblem } from "../../../../../properties/axioms/small-problems.ts";
import { equalTreatment } from "../../../../../spec/theory/axioms/equal-treatment.ts";
import { problemText } from "../../../../../spec/theory/axioms/text.ts";
import {
  type ClaimsProblem,
  type ClaimsRule,
  claimed,
  claimsRules,
} from "../../../../../spec/division/claims/index.ts";
import { sum } from "../../../../../spec/index.ts";
import { problem } from "./small.ts";

const total = ({ claims }: SmallProblem): number => claims.reduce((a, b) => a + b, 0);

/** Below 0 when a is smaller: fewer claims, then a smaller sum, a smaller amount, the first smaller claim. */
const compare = (a: SmallProblem, b: SmallProblem): number => {
  const differences = [
    a.claims.length - b.claims.length,
    total(a) - total(b),
    a.amount - b.amount,
    ...a.claims.map((claim, i) => claim - (b.claims[i] ?? 0)),
  ];
  return differences.find((difference) => difference !== 0) ?? 0;
};

describe("the small problems", () => {
  const all = [...smallProblems("every")];
  const ascending = [...smallProblems("ascending")];

  it("are all of them: four claims from 0 to 5, and every whole amount", () => {
    // n claims: 6^n problems with a mean of 5n/2 + 1 amounts: 21 + 216 + 1836 + 14256.
    expect(all).toHaveLength(16_329);
    expect(smallCount("every")).toBe(16_329);
    for (const { amount, claims } of all) {
      expect(amount).toBeLessThanOrEqual(total({ amount, claims }));
      if (claims.some((claim) => claim < 0 || claim > 5)) expect.fail(claims.join(","));
    }
  });

  it("come the smallest first, none twice", () => {
    for (const list of [all, ascending])
      for (const [i, one] of list.entries()) {
        const before = list[i - 1];
        if (before !== undefined && compare(before, one) >= 0)
          expect.fail(`${before.claims.join(",")} before ${one.claims.join(",")}`);
      }
  });

  it("in ascending order are those of all that cannot be sorted further", () => {
    const sorted = all.filter(({ claims }) => [...claims].sort((a, b) => a - b).join() === claims.join());
    expect(ascending).toEqual(sorted);
    expect(smallCount("ascending")).toBe(sorted.length);
  });
});

/** Proportional, but where `isOdd`: there the first claim gives half of its award to the second. */
const oddWhere =
  (isOdd: (problem: ClaimsProblem) => boolean): ClaimsRule =>
  (asked) => {
    const awards = claimsRules.proportional(asked);
    const [first, second, ...rest] = awards;
    if (first === undefined || second === undefined || !isOdd(asked)) return awards;
    return [first.div(2), second.add(first.div(2)), ...rest];
  };

describe("a fault in one corner", () => {
  it("is found in the last but one small problem", () => {
    const rule = oddWhere((asked) => problemText(asked) === "E=19 d=(5,5,5,5)");
    const [finding] = judgeRule(rule, [equalTreatment]);
    expect(finding).toEqual({
      axiom: "equal treatment",
      counterexample: {
        problem: problem(19, [5, 5, 5, 5]),
        witness: {
          expected: "claims 1 and 2 to be awarded the same",
          observed: "(19/8,57/8,19/4,19/4)",
        },
      },
      // E=20 alone comes after it.
      searched: 16_328,
      drawn: 0,
    });
  });

  it("is found in larger problems, where no small one has it", () => {
    const rule = oddWhere(({ claims }) => claims.length > 4);
    const [finding] = judgeRule(rule, [equalTreatment]);
    // In every ordering: the larger problems have shown that the rule is not anonymous.
    expect(finding?.searched).toBe(16_329);
    expect(finding?.counterexample?.problem.claims.length).toBeGreaterThan(4);
    expect(finding?.drawn).toBeGreaterThan(0);
  });
});

describe("the larger problems", () => {
  const problems = fc.sample(largerProblems, draws);
  const splits = fc.sample(largerSplits, draws);

  it("are problems: nothing is divided that nobody claims", () => {
    for (const asked of problems) {
      expect(asked.estate.gte(0)).toBe(true);
      expect(asked.estate.lte(claimed(asked))).toBe(true);
    }
    for (const { loss, bases } of splits) {
      expect(loss).toBeGreaterThanOrEqual(0n);
      expect(loss).toBeLessThanOrEqual(sum(bases));
    }
  });

  it("reach what axioms turn on", () => {
    const some = (has: (asked: ClaimsProblem) => boolean): void => expect(problems.some(has)).toBe(true);
    some((asked) => asked.estate.mul(2).equals(claimed(asked)) && asked.estate.gt(0));
    some(({ estate, claims }) => claims.some((claim) => claim.equals(estate)));
    some(({ claims }) => claims.some((claim, i) => claims.slice(0, i).some((other) => other.equals(claim))));
    some(({ claims }) => claims.some((claim) => claim.equals(0)));
    some(({ claims }) => claims.length > 4);
    expect(splits.some(({ bases }) => bases.some((base) => base > 2n ** 64n))).toBe(true);
  });

  it("are the same each time", () => {
    expect(fc.sample(largerProblems, draws).map(problemText)).toEqual(problems.map(problemText));
  });
});

describe("a remembered rule", () => {
  it("awards the same, and is asked once about each problem", () => {
    const asked: string[] = [];
    const rule = remember((one) => {
      asked.push(problemText(one));
      return claimsRules.talmud(one);
    });
    const problems = [problem(1, [1, 2]), problem(1, [2, 1]), problem(1, [1, 2]), problem(1, [12])];
    for (const one of problems) expect(rule(one)).toEqual(claimsRules.talmud(one));
    expect(asked).toEqual(["E=1 d=(1,2)", "E=1 d=(2,1)", "E=1 d=(12)"]);
  });
});
