import { describe, expect, it } from "vitest";
import { atoms, presets, readScenario, sum, writeScenario } from "../../../../spec/index.ts";
import { standardMarket, unitOf } from "../../../../src/reports/standard-market.ts";
import { whoPays } from "../../../../src/reports/who-pays.ts";
import { readWaterfall, fund, haircut } from "../../../conformant.ts";

describe.each(presets.map(({ name, mechanism }) => [name, mechanism] as const))("%s", (_, mechanism) => {
  it("has a standard market that a scenario may begin with", () => {
    const genesis = standardMarket(mechanism, atoms(500n * unitOf(mechanism)));
    const reading = readScenario(
      writeScenario({ mechanism, genesis, actions: [{ type: "resolve" }] }, String),
    );
    expect(reading).toMatchObject({ ok: true });
  });

  it("places every loss whole, and ends with more than can be paid", () => {
    const { points } = whoPays(mechanism);
    for (const { loss, paid, left } of points) expect(sum([...paid, left])).toBeGreaterThanOrEqual(loss);
    expect(points[0]).toMatchObject({ loss: 0n, left: 0n });
    expect(points.at(-1)?.left).toBeGreaterThan(0n);
    for (const { cuts } of points)
      for (const { numerator, denominator } of cuts) {
        expect(numerator).toBeGreaterThanOrEqual(0n);
        expect(numerator).toBeLessThanOrEqual(denominator);
      }
  });
});

it("a fund of 300 pays first, then all holders lose the same part of their profit", () => {
  const { points } = whoPays(readWaterfall("two", [fund("fund"), haircut("profit")]));
  // 800 can be paid, a fund of 300 and profits of 500; 40 steps to 1000 units of 100 atoms.
  const at = (loss: bigint) => points.find((point) => point.loss === loss);
  expect(at(25_000n)).toMatchObject({ paid: [25_000n, 0n], left: 0n });
  expect(at(55_000n)).toMatchObject({ paid: [30_000n, 25_000n], left: 0n });
  expect(at(55_000n)?.cuts.map(({ numerator }) => numerator)).toEqual([20_000n, 5_000n, 0n]);
  expect(at(100_000n)).toMatchObject({ paid: [30_000n, 50_000n], left: 20_000n });
});
