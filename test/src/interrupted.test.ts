import { expect, test } from "vitest";
import { referenceModel } from "../../src/adapters/reference-model.ts";
import { check } from "../../src/check.ts";
import type { Answer, Implementation } from "../../src/implementation.ts";

test("a run that is ended does not wait for what may take hours", { timeout: 20_000 }, async () => {
  let asked = 0;
  const slow: Implementation = {
    ...referenceModel,
    inFlight: 4,
    answer: (scenario) => {
      asked += 1;
      return asked > 50 ? new Promise<Answer>(() => {}) : referenceModel.answer(scenario);
    },
  };
  const end = new AbortController();
  setTimeout(() => end.abort(), 1_000);
  const report = await check({ ok: true, implementation: slow }, { signal: end.signal });
  expect(report.result).toBe("inconclusive");
  expect(report.failures).toEqual([]);
  expect(report.runs).toBeGreaterThan(0);
});
