import { describe, expect, it } from "vitest";
import { referenceModel } from "../../src/adapters/reference-model.ts";
import { check } from "../../src/check.ts";
import { expectEveryCase } from "../properties/every-case.ts";

describe("the reference model", () => {
  it.each([1, 2, 3])("violates nothing in 5,000 scenarios of seed %i", async (seed) => {
    const report = await check({ ok: true, implementation: referenceModel }, { runs: 5000, seed });
    expect(report.convictions).toEqual([]);
    expect(report.failures).toEqual([]);
    expect(report.verdicts.filter(({ verdict }) => verdict !== "held")).toEqual([]);
    expect(report).toMatchObject({ result: "conformant", level: "exact", runs: 5000 });
  });
});

describe.each([2, 3, 4, 5])("1,000 scenarios of seed %i", (seed) => {
  it("reach every case that an invariant names", () => expectEveryCase(seed));
});
