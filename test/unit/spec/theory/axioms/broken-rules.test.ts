import { describe, expect, it } from "vitest";
import { judgeRule, smallProblems } from "../../../../../properties/axioms/index.ts";
import { axioms } from "../../../../../spec/theory/axioms/index.ts";
import { problemText } from "../../../../../spec/theory/axioms/text.ts";
import { brokenRules } from "./broken-rules.ts";
import { faultOf, problem } from "./small.ts";

describe.each(brokenRules)("$fault", ({ rule, breaks }) => {
  it("divides the whole estate all the same: only the axioms can tell", () => {
    for (const { amount, claims } of smallProblems("every"))
      if (faultOf(rule, problem(amount, claims)) !== undefined)
        expect.fail(
          `${amount} of ${claims.join(", ")} gives ${faultOf(rule, problem(amount, claims)) ?? ""}`,
        );
  });

  it("is seen to break the axioms that it breaks, on the smallest problem", () => {
    const by = axioms.filter(({ name }) => Object.hasOwn(breaks, name));
    const found = judgeRule(rule, by).map(({ axiom, counterexample }) => [
      axiom,
      counterexample === undefined ? "none" : problemText(counterexample.problem),
    ]);
    expect(Object.fromEntries(found)).toEqual(breaks);
  });
});

describe("every axiom", () => {
  it("is seen broken", () => {
    const broken = brokenRules.flatMap(({ breaks }) => Object.keys(breaks));
    expect([...broken].sort()).toEqual(axioms.map(({ name }) => name).sort());
  });
});
