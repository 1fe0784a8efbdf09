import { describe, expect, it } from "vitest";
import { judgeRule } from "../../properties/axioms/index.ts";
import {
  type ClaimsRule,
  type ClaimsRuleName,
  claimsRules,
  dualOf,
} from "../../spec/division/claims/index.ts";
import { withDual } from "../unit/spec/theory/axioms/duals.ts";

/** The axioms that a rule keeps. */
const kept = (rule: ClaimsRule): ReadonlySet<string> =>
  new Set(
    judgeRule(rule).flatMap(({ axiom, counterexample }) => (counterexample === undefined ? [axiom] : [])),
  );

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
