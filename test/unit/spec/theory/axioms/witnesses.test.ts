import { describe, expect, it } from "vitest";
import { judgeRule } from "../../../../../properties/axioms/index.ts";
import { axioms } from "../../../../../spec/theory/axioms/index.ts";
import { problemText } from "../../../../../spec/theory/axioms/text.ts";
import { type ClaimsRuleName, claimsRules } from "../../../../../spec/division/claims/index.ts";

/** The smallest counterexample to an axiom among small problems. */
const smallest = (rule: ClaimsRuleName, name: string) => {
  const axiom = axioms.filter((one) => one.name === name);
  const [finding] = judgeRule(claimsRules[rule], axiom);
  const found = finding?.counterexample;
  if (found === undefined) throw new Error(`${rule} keeps ${name}`);
  return { problem: problemText(found.problem), ...found.witness };
};

describe("the smallest counterexamples, computed by hand", () => {
  it("proportional, claims truncation invariance: the 1 that is above the estate counts", () => {
    // E=1 of (1,2): 1/3 and 2/3. Truncated to (1,1): 1/2 each.
    expect(smallest("proportional", "claims truncation invariance")).toEqual({
      problem: "E=1 d=(1,2)",
      expected: "(1/2,1/2), as at E=1 d=(1,1)",
      observed: "(1/3,2/3)",
    });
  });

  it("proportional, 1/n bound on awards: half of min(1, 1) is more than a third", () => {
    expect(smallest("proportional", "1/n bound on awards")).toEqual({
      problem: "E=1 d=(1,2)",
      expected: "at least (1/2,1/2)",
      observed: "(1/3,2/3)",
    });
  });

  it("equal awards, no advantageous splitting: two of three names get 2/3, one of two 1/2", () => {
    expect(smallest("constrained-equal-awards", "no advantageous splitting")).toEqual({
      problem: "E=1 d=(1,1,1)",
      expected: "claims 1 and 2 to be awarded at most 1/2, as one at E=1 d=(2,1)",
      observed: "2/3",
    });
  });

  it("equal losses, no advantageous merging: (2,1) less 1 each is (1,0), apart it was 2/3", () => {
    expect(smallest("constrained-equal-losses", "no advantageous merging")).toEqual({
      problem: "E=1 d=(1,1,1)",
      expected: "claims 1 and 2 to be awarded at most 2/3 as one, at E=1 d=(2,1)",
      observed: "1",
    });
  });

  it("Talmud, composition down: of (1,2), E=2 promises (1/2,3/2), and E=1 gives 1/2 each", () => {
    // On the promises: D/2 is 1, so E=1 gives everyone half: (1/4,3/4).
    expect(smallest("talmud", "composition down")).toEqual({
      problem: "E=2 d=(1,2)",
      expected: "(1/2,1/2) of E=1, also at E=1 d=(1/2,3/2)",
      observed: "(1/4,3/4)",
    });
  });

  it("equal awards, midpoint: half of (1,3) is 2, awarded 1 each", () => {
    // Not with (1,2): half of 3 is no whole estate.
    expect(smallest("constrained-equal-awards", "midpoint")).toEqual({
      problem: "E=2 d=(1,3)",
      expected: "(1/2,3/2)",
      observed: "(1,1)",
    });
  });

  it("minimal overlap, self-duality: of (1,1,2), E=2 gives the third all that nobody else reaches", () => {
    // E=2: the first 1 of the estate is claimed by three, the second by one: 1/3, 1/3, 1/3 + 1.
    expect(smallest("minimal-overlap", "self-duality")).toEqual({
      problem: "E=2 d=(1,1,2)",
      expected: "(2/3,2/3,2/3): d less (1/3,1/3,4/3) of E=2 d=(1,1,2)",
      observed: "(1/3,1/3,4/3)",
    });
  });

  it("random arrival, consistency: the three arrive in six orders, the two left behind in two", () => {
    // E=2 of (1,2,2): claim 1 comes first, and takes 1, in two orders of six: 2/6. Claim 2 takes 2 in two
    // orders and 1 in one: 5/6. Of 7/6 over (1,2), each takes what it can once: (1 + 0)/2, (1/6 + 7/6)/2.
    expect(smallest("random-arrival", "consistency")).toEqual({
      problem: "E=2 d=(1,2,2)",
      expected: "(1/3,5/6) for claims 1 and 2 again at E=7/6 d=(1,2)",
      observed: "(1/2,2/3)",
    });
  });

  it("adjusted proportional, population monotonicity: a claim of 1 joins, and the other 1 is awarded more", () => {
    // E=5 of (1,3,3): rights 0, 1, 1, then 3 over (1,2,2): 3/5, and 6/5 + 1 twice. With another 1 nobody has
    // a right, as all others claim 5 at least: 5 over (1,1,3,3), and 5/8 is more than 3/5.
    expect(smallest("adjusted-proportional", "population monotonicity")).toEqual({
      problem: "E=5 d=(1,1,3,3)",
      expected: "at most (3/5,11/5,11/5), as without claim 1",
      observed: "(5/8,15/8,15/8)",
    });
  });

  it("queue, equal treatment: the loss of 1 is the first one's", () => {
    expect(smallest("queue", "equal treatment")).toEqual({
      problem: "E=1 d=(1,1)",
      expected: "claims 1 and 2 to be awarded the same",
      observed: "(0,1)",
    });
  });
});
