import { expect, test } from "vitest";
import { everything, invariants, judge, observe } from "../../../../properties/index.ts";
import { atoms, type Receipt, run, type Trace } from "../../../../spec/index.ts";
import { deposits } from "../../src/adapters/scenarios.ts";

const scenario = deposits("ann", "bob");

/** What TRAN-1 says of two deposits that report these receipts. */
const saidOf = (receipts: readonly Receipt[]): string | undefined => {
  const trace: Trace = {
    steps: run(scenario).steps.map((step) => (step.outcome === "accepted" ? { ...step, receipts } : step)),
  };
  const law = invariants.filter(({ id }) => id === "TRAN-1");
  const [judgement] = judge(observe(scenario, trace, everything), law);
  return judgement?.violation?.expected;
};

test("an action that pays nobody through a layer has no receipts (9.2)", () => {
  expect(saidOf([])).toBeUndefined();
  expect(saidOf([{ layer: "insurance", amount: atoms(0n) }])).toBeUndefined();
  expect(saidOf([{ layer: "insurance", amount: atoms(5n) }])).toBe(
    'receipts that explain a layer "insurance" in a deposit: a change of 0',
  );
});
