import { describe, expect, it } from "vitest";
import { draws, judgeRule, smallCount } from "../../../../../properties/axioms/index.ts";
import { once } from "../../../../../properties/once.ts";
import {
  axioms,
  published,
  publishedAxioms,
  publishedRules,
} from "../../../../../spec/theory/axioms/index.ts";
import { claimsRules } from "../../../../../spec/division/claims/index.ts";
import { queueEntries } from "./entries.ts";

describe.each(Object.entries(claimsRules))("%s", (name, rule) => {
  const findings = once(() => new Map(judgeRule(rule).map((finding) => [finding.axiom, finding])));
  const isAnonymous = name !== "queue";

  it.each(
    axioms.map((axiom, i) => [axiom.name, published(axiom.name, name) ?? queueEntries[i], axiom] as const),
  )("%s: %s", (axiomName, entry, axiom) => {
    const finding = findings().get(axiomName);
    if (finding === undefined) return expect.fail("not judged");
    const { counterexample, searched, drawn } = finding;
    if (entry === "0") {
      if (counterexample === undefined) return expect.fail(`no counterexample in ${searched} + ${drawn}`);
      // Small problems suffice for every entry; the rule itself, not what was remembered of it, breaks the axiom.
      expect(drawn).toBe(0);
      expect(axiom.check(rule, counterexample.problem)).toEqual(counterexample.witness);
    } else {
      expect(counterexample).toBeUndefined();
      const inEveryOrder = !isAnonymous || axiomName === "anonymity";
      expect(searched).toBe(smallCount(inEveryOrder ? "every" : "ascending"));
      expect(drawn).toBe(draws.numRuns);
    }
  });
});

describe("the published table", () => {
  it("speaks of every axiom, and of every rule but the queue", () => {
    expect(axioms.map(({ name }) => name)).toEqual(publishedAxioms);
    expect([...publishedRules, "queue"]).toEqual(Object.keys(claimsRules));
    for (const axiom of publishedAxioms) {
      for (const rule of publishedRules) expect(published(axiom, rule)).toMatch(/^(0|1|1\*)$/);
      expect(published(axiom, "queue")).toBeUndefined();
    }
  });

  it("is starred where it prints 0 and a proof says 1: Piniles and constrained egalitarian, twice each", () => {
    const starred = publishedAxioms.flatMap((axiom) =>
      publishedRules.filter((rule) => published(axiom, rule) === "1*").map((rule) => `${axiom}: ${rule}`),
    );
    expect(starred).toEqual([
      "no advantageous merging: piniles",
      "no advantageous merging: constrained-egalitarian",
      "regressivity: piniles",
      "regressivity: constrained-egalitarian",
    ]);
  });

  it("says nothing of what it does not have", () => {
    expect(published("fairness", "proportional")).toBeUndefined();
    expect(published("anonymity", "mine")).toBeUndefined();
  });

  it("has no two rules that keep the same axioms, but Piniles and constrained egalitarian", () => {
    const columns = publishedRules.map((rule) =>
      publishedAxioms.map((axiom) => published(axiom, rule)).join(" "),
    );
    const [piniles, egalitarian] = [columns[4], columns[5]];
    expect(piniles).toBe(egalitarian);
    expect(new Set(columns).size).toBe(publishedRules.length - 1);
  });
});
