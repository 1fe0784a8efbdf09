import { expect, test } from "vitest";
import { referenceModel } from "../../src/adapters/reference-model.ts";
import { check } from "../../src/check/check.ts";
import type { Answer, Implementation } from "../../src/protocol/implementation.ts";

test("a run that is ended does not wait for what may take hours", async () => {
  const end = new AbortController();
  const inFlight = 4;
  let asked = 0;
  const slow: Implementation = {
    ...referenceModel,
    inFlight,
    answer: (scenario) => {
      asked += 1;
      if (asked <= 50) return referenceModel.answer(scenario);
      // It ends while all that are under way wait for ever.
      if (asked === 50 + inFlight) end.abort();
      return new Promise<Answer>(() => {});
    },
  };
  const report = await check({ ok: true, implementation: slow }, { signal: end.signal });
  expect(report.result).toBe("inconclusive");
  expect(report.failures).toEqual([]);
  expect(report.runs).toBeGreaterThan(0);
});
