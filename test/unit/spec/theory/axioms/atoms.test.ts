import { describe, expect, it } from "vitest";
import { draws, judgeSplit, smallCount } from "../../../../../properties/axioms/index.ts";
import { once } from "../../../../../properties/once.ts";
import { equalTreatmentInAtoms } from "../../../../../spec/theory/axioms/atoms/equal-treatment.ts";
import {
  atomsAxioms,
  publishedInAtoms,
  type SplitMethodName,
  splitMethods,
} from "../../../../../spec/theory/axioms/atoms/index.ts";
import { splitText } from "../../../../../spec/theory/axioms/atoms/problem.ts";
import { atoms, sum } from "../../../../../spec/index.ts";
import { atomsEntries, methodNames } from "./entries.ts";

describe.each(methodNames)("%s", (name) => {
  const split = splitMethods[name];
  const findings = once(() => new Map(judgeSplit(split).map((finding) => [finding.axiom, finding])));
  const entries = atomsEntries[name];

  it.each(atomsAxioms.map((axiom, i) => [axiom.name, entries[i], axiom] as const))(
    "%s: %s",
    (axiomName, entry, axiom) => {
      const finding = findings().get(axiomName);
      if (finding === undefined) return expect.fail("not judged");
      const { counterexample, searched, drawn } = finding;
      expect(publishedInAtoms(axiomName, name) ?? entry).toBe(entry);
      if (entry === "0") {
        if (counterexample === undefined) return expect.fail(`no counterexample in ${searched} + ${drawn}`);
        expect(drawn).toBe(0);
        expect(axiom.check(split, counterexample.problem)).toEqual(counterexample.witness);
      } else {
        expect(counterexample).toBeUndefined();
        const isSorted = entries[4] === "1" && axiomName !== "anonymity" && axiom.ordered !== true;
        expect(searched).toBe(smallCount(isSorted ? "ascending" : "every"));
        expect(drawn).toBe(draws.numRuns);
      }
    },
  );
});

describe("every axiom", () => {
  it("is kept by one method and seen broken by another", () => {
    for (const [i, { name }] of atomsAxioms.entries()) {
      const entries = methodNames.map((method) => atomsEntries[method][i]);
      expect([name, entries.includes("1"), entries.includes("0")]).toEqual([name, true, true]);
    }
  });
});

/** The smallest counterexample to an axiom. */
const smallest = (method: SplitMethodName, name: string) => {
  const [finding] = judgeSplit(
    splitMethods[method],
    atomsAxioms.filter((axiom) => axiom.name === name),
  );
  const found = finding?.counterexample;
  if (found === undefined) throw new Error(`${method} keeps ${name}`);
  return { problem: splitText(found.problem), ...found.witness };
};

describe("the smallest counterexamples, computed by hand", () => {
  it("largest remainder, loss monotonicity: the Alabama paradox in seven atoms", () => {
    // 3 over (1,3,3): quotas 3/7 9/7 9/7, floors 0 1 1, the one left to 3/7. 4: 4/7 12/7 12/7, floors 0 1 1,
    // the two left to 5/7 and 5/7.
    expect(smallest("largest-remainder", "loss monotonicity")).toEqual({
      problem: "H=3 w=(1,3,3)",
      expected: "at least (1,1,1) at H=4 w=(1,3,3)",
      observed: "(0,2,2)",
    });
  });

  it("largest remainder, splitting: 2 beside 1 pays the atom, 1 and 1 beside 1 need not", () => {
    expect(smallest("largest-remainder", "no advantageous splitting")).toEqual({
      problem: "H=1 w=(1,1,1)",
      expected: "payers 2 and 3 to pay at least 1, as one at H=1 w=(1,2)",
      observed: "0",
    });
  });

  it("up, merging: two accounts of 1 pay an atom each, one of 2 pays one", () => {
    expect(smallest("up", "no advantageous merging")).toEqual({
      problem: "H=1 w=(0,1,1)",
      expected: "payers 2 and 3 as one to pay at least 2 at H=1 w=(0,2)",
      observed: "1",
    });
  });

  it("sequential, quota: the errors of two gather on the third, whose quota is whole", () => {
    // 2 over (1,1,2): floor(2/4) = 0, floor(2/3) = 0, and all 2; the quotas are 1/2, 1/2, 1.
    expect(smallest("sequential", "quota")).toEqual({
      problem: "H=2 w=(1,1,2)",
      expected: "payer 3 to pay 1",
      observed: "(0,0,2)",
    });
  });

  it("cumulative floor, splitting: parts on both sides of another pay less than one beside it", () => {
    // 2 over (1,1,1): floors of 2/3 4/3 2 are 0 1 2, so (0,1,1); over (1,2): of 2/3 2, so (0,2).
    expect(smallest("cumulative-floor", "no advantageous splitting")).toEqual({
      problem: "H=2 w=(1,1,1)",
      expected: "payers 1 and 3 to pay at least 2, as one at H=2 w=(1,2)",
      observed: "1",
    });
  });

  it("all surplus to one, the claims bound: two atoms too few, and the first has one", () => {
    expect(smallest("all-to-one", "claims bound")).toEqual({
      problem: "H=2 w=(1,1,1)",
      expected: "at most (1,1,1)",
      observed: "(2,0,0)",
    });
  });
});

describe("names", () => {
  it("are free: under down, 100 in 100 names pays nothing of a loss of half, under up it pays it all", () => {
    const one = [100n, 100n].map(atoms);
    const many = [...Array.from({ length: 100 }, () => atoms(1n)), atoms(100n)];
    const paid = (method: SplitMethodName, bases: typeof one): bigint =>
      sum(splitMethods[method](atoms(100n), bases).slice(0, -1));
    expect([paid("down", one), paid("down", many)]).toEqual([50n, 0n]);
    expect([paid("up", one), paid("up", many)]).toEqual([50n, 100n]);
  });
});

describe("whole awards, exact balance and equal treatment together", () => {
  it("are impossible: every whole award of E=1 to d=(1,1) breaks one", () => {
    const [loss, bases] = [atoms(1n), [1n, 1n].map(atoms)];
    const awards = [0n, 1n].flatMap((first) => [0n, 1n].map((second) => [first, second].map(atoms)));
    expect(awards).toHaveLength(4);
    for (const award of awards) {
      const shares = bases.map((base, i) => atoms(base - (award[i] ?? 0n)));
      const isBalanced = sum(shares) === loss;
      const isEqual = equalTreatmentInAtoms.check(() => shares, { loss, bases }) === undefined;
      expect(isBalanced && isEqual).toBe(false);
    }
  });
});
