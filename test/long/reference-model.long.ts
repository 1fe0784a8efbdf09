import { describe, expect, it } from "vitest";
import { referenceModel } from "../../src/adapters/reference-model.ts";
import { check } from "../../src/check/check.ts";
import { isWhole } from "../acceptance.ts";
import { expectEveryCase } from "../unit/properties/every-case.ts";

const campaigns: readonly (readonly [seed: number, runs: number])[] = isWhole
  ? [
      [1, 100_000],
      [2, 5000],
      [3, 5000],
    ]
  : [[1, 5000]];

describe("the reference model", () => {
  it.each(campaigns)("violates nothing: seed %i, %i scenarios", async (seed, runs) => {
    const report = await check({ ok: true, implementation: referenceModel }, { runs, seed });
    expect(report.convictions).toEqual([]);
    expect(report.failures).toEqual([]);
    expect(report.verdicts.filter(({ verdict }) => verdict !== "held")).toEqual([]);
    expect(report).toMatchObject({ result: "conformant", level: "exact", runs });
  });
});

describe.each(isWhole ? [2, 3, 4, 5] : [2])("1,000 scenarios of seed %i", (seed) => {
  it("reach every case that an invariant names", () => expectEveryCase(seed));
});
