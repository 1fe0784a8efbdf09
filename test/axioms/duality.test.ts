import { describe, expect, it } from "vitest";
import { judgeRule } from "../../properties/axioms/index.ts";
import { axioms, published } from "../../spec/axioms/index.ts";
import { type ClaimsRule, type ClaimsRuleName, claimsRules, dualOf } from "../../spec/claims/index.ts";

/** Axioms whose dual stands in the table, with its name: their own where they are their own dual. */
const withDual = axioms.flatMap(({ name, dual }) => {
  const other = dual === "itself" ? name : axioms.find((axiom) => axiom.name === dual)?.name;
  return other === undefined ? [] : [{ name, other }];
});

/** The axioms that a rule keeps. */
const kept = (rule: ClaimsRule): ReadonlySet<string> =>
  new Set(
    judgeRule(rule).flatMap(({ axiom, counterexample }) => (counterexample === undefined ? [axiom] : [])),
  );

describe("the duals", () => {
  it("stand in the table, but three", () => {
    const without = axioms.filter(({ name }) => !withDual.some((one) => one.name === name));
    expect(without.map(({ name }) => name)).toEqual([
      "claim monotonicity",
      "population monotonicity",
      "1/n bound on awards",
    ]);
  });

  it("are mutual", () => {
    for (const { name, other } of withDual) expect(withDual).toContainEqual({ name: other, other: name });
  });

  it("are those of whatever is the same on both sides", () => {
    for (const { side, dual } of axioms) expect(side === "both").toBe(dual === "itself");
  });
});

/** A rule keeps an axiom exactly when its dual keeps the dual axiom: the search knows nothing of this. */
describe.each<ClaimsRuleName>(["piniles", "constrained-egalitarian", "minimal-overlap", "queue"])(
  "the dual of %s",
  (name) => {
    it("keeps the duals of the axioms that it keeps, and no others", () => {
      const rule = kept(claimsRules[name]);
      const dual = kept(dualOf(claimsRules[name]));
      for (const { name: axiom, other } of withDual)
        expect([axiom, rule.has(axiom)]).toEqual([axiom, dual.has(other)]);
    });
  },
);

describe("the published table", () => {
  it.each<[ClaimsRuleName, ClaimsRuleName]>([
    ["proportional", "proportional"],
    ["talmud", "talmud"],
    ["random-arrival", "random-arrival"],
    ["adjusted-proportional", "adjusted-proportional"],
    ["constrained-equal-awards", "constrained-equal-losses"],
  ])("agrees with %s and %s being duals", (rule, dual) => {
    for (const { name, other } of withDual)
      expect([name, published(name, rule)]).toEqual([name, published(other, dual)]);
  });
});
