import { describe, expect, it } from "vitest";
import { invariants } from "../../properties/index.ts";
import { referenceModel } from "../../src/adapters/reference-model.ts";
import { campaign } from "../../src/campaign.ts";
import { check } from "../../src/check.ts";

describe("the reference model", () => {
  it.each([1, 2, 3, 4, 5, 6])(
    "violates nothing in 5,000 scenarios of seed %i",
    async (seed) => {
      const report = await check({ ok: true, implementation: referenceModel }, { runs: 5000, seed });
      expect(report.convictions).toEqual([]);
      expect(report.failures).toEqual([]);
      expect(report.verdicts.filter(({ verdict }) => verdict !== "held")).toEqual([]);
      expect(report).toMatchObject({ result: "conformant", level: "exact", runs: 5000 });
    },
    120_000,
  );

  it("violates nothing in 2,000 scenarios of seed 1", async () => {
    const report = await check({ ok: true, implementation: referenceModel }, { runs: 2000, seed: 1 });
    expect(report.convictions).toEqual([]);
    expect(report.failures).toEqual([]);
    expect(report.verdicts.filter(({ verdict }) => verdict !== "held")).toEqual([]);
    expect(report).toMatchObject({ result: "conformant", level: "exact", runs: 2000 });
  }, 120_000);
});

describe.each([2, 3, 4, 5])("1,000 scenarios of seed %i", (seed) => {
  it("reach every case that an invariant names", async () => {
    const { seen, findings, unanswered } = await campaign(referenceModel, { runs: 1000, seed, invariants });
    const missed = invariants.flatMap(({ id, sometimes }) =>
      sometimes.filter((label) => (seen.get(id)?.get(label) ?? 0) === 0).map((label) => `${id}: ${label}`),
    );
    expect(missed).toEqual([]);
    expect(findings).toEqual([]);
    expect(unanswered).toEqual([]);
  }, 120_000);
});
