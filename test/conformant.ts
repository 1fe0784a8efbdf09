import { expect } from "vitest";
import { type Mechanism, readMechanism } from "../spec/index.ts";
import { check, referenceModel } from "../src/index.ts";

export const fund = (id: string, limits = {}) => ({ kind: "fund", id, ...limits });

export const haircut = (basis: string, more = {}) => ({
  kind: "haircut",
  id: basis,
  basis,
  rule: "proportional",
  rounding: "up",
  ...more,
});

/** A mechanism with these layers, and the usual policies where none are given. */
export const readWaterfall = (
  name: string,
  waterfall: readonly object[],
  policies: Readonly<Record<string, unknown>> = {},
): Mechanism => {
  const asset = { symbol: "USD", decimals: 2 };
  const document = { name, asset, waterfall, remainder: "park", exits: "gated", surplus: "residue" };
  const reading = readMechanism({ ...document, ...policies });
  return reading.ok ? reading.value : expect.fail(JSON.stringify(reading.faults));
};

/** The model passes, and nothing that applies to the mechanism is out of reach. */
export const expectConformant = async (mechanism: Mechanism): Promise<void> => {
  const report = await check({ ok: true, implementation: referenceModel }, { mechanism });
  const unsettled = report.verdicts.filter(
    ({ verdict }) => verdict === "inconclusive" || verdict === "violated",
  );
  expect(unsettled.map(({ invariant, reason }) => `${invariant.id}: ${reason ?? ""}`)).toEqual([]);
  expect(report).toMatchObject({ result: "conformant" });
};
