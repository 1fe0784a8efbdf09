import { describe, expect, it } from "vitest";
import { everything, invariants, judge, observe } from "../../properties/index.ts";
import { mutants } from "../../src/mutants/index.ts";
import { caseNamed } from "../fixtures/cases.ts";

/** Each case, the fault that it shows, and the invariant that must name it. */
const faults = [
  ["loss-of-a-market-already-left", "left-market-charged-to-another-fund", "ISO-1"],
  ["two-tranches-order", "tranches-pay-in-proportion", "ORD-1"],
  ["two-tranches-gate", "only-the-first-tranche-is-gated", "EXIT-1"],
  ["story-that-hides-its-cause", "gate-is-one-flag", "EXIT-1"],
  ["paid-too-much-after-a-shutdown", "profit-left-out-of-the-rate", "SHUT-1"],
  ["more-than-18-decimals", "normalized-to-eighteen-decimals", "SOLV-3"],
] as const;

describe.each(faults)("%s", (id, name, invariant) => {
  const { scenario } = caseNamed(id);
  const mutant = mutants.find((one) => one.name === name) ?? expect.fail(`no mutant ${name}`);

  it.each([true, false])(`convicts ${name} by ${invariant} (receipts: %s)`, (receipts) => {
    const observation = observe(scenario, mutant.run(scenario), { ...everything, receipts });
    const convicting = judge(observation, invariants).filter(({ violation }) => violation !== undefined);
    expect(convicting.map((judgement) => judgement.invariant.id)).toContain(invariant);
    expect(mutant.caughtBy[0]).toBe(invariant);
  });
});
