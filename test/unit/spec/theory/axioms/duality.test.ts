import { describe, expect, it } from "vitest";
import { axioms, published } from "../../../../../spec/theory/axioms/index.ts";
import type { ClaimsRuleName } from "../../../../../spec/division/claims/index.ts";
import { withDual } from "./duals.ts";

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

// That the search finds it so: test/long/duality.long.ts.
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
