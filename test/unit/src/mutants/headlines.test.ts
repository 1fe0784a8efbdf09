import { expect, it } from "vitest";
import { invariants } from "../../../../properties/index.ts";
import { mutants, tiers } from "../../../../src/mutants/index.ts";
import { headlinesOf } from "../../../../src/mutants/mutant.ts";
import { mutantsOfCases } from "./cases.ts";
import { describeHeadlines } from "./headlines.ts";

it("a headline that is named is not the first invariant that catches it, and no comparison with the model", () => {
  for (const mutant of mutants.filter(({ headline }) => headline !== undefined)) {
    expect(mutant.headline, mutant.name).not.toBe(mutant.caughtBy[0]);
    expect(headlinesOf(mutant), mutant.name).not.toContain("REF-1");
    for (const id of headlinesOf(mutant)) expect(invariants.map((one) => one.id)).toContain(id);
  }
});

// All mutants, and more seeds: test/long.
describeHeadlines(1, Object.keys(tiers) as (keyof typeof tiers)[], mutantsOfCases.slice(0, 2));
