import { describe, expect, it } from "vitest";
import { everything, invariants, judge, observe } from "../../../../properties/index.ts";
import { mutants } from "../../../../src/mutants/index.ts";
import { headlinesOf } from "../../../../src/mutants/mutant.ts";
import { caseNamed } from "../../../fixtures/cases.ts";
import { faultsOfCases } from "./cases.ts";

describe.each(faultsOfCases)("%s", (id, name, invariant) => {
  const { scenario } = caseNamed(id);
  const mutant = mutants.find((one) => one.name === name) ?? expect.fail(`no mutant ${name}`);

  it.each([true, false])(`convicts ${name} by ${invariant} (receipts: %s)`, (receipts) => {
    const observation = observe(scenario, mutant.run(scenario), { ...everything, receipts });
    const convicting = judge(observation, invariants).filter(({ violation }) => violation !== undefined);
    expect(convicting.map((judgement) => judgement.invariant.id)).toContain(invariant);
    // Of amounts that are truncated everywhere, any law but the comparison with the model may lead.
    if (id === "more-than-18-decimals") expect(headlinesOf(mutant)).not.toContain("REF-1");
    else expect(headlinesOf(mutant)).toEqual([invariant]);
  });
});
