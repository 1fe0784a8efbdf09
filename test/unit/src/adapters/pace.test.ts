import { afterAll, beforeAll, expect, test } from "vitest";
import { defaultLimits } from "../../../../src/adapters/limits.ts";
import { Pace } from "../../../../src/adapters/process/pace.ts";

// Elsewhere in tests it is as good as none: see patience.ts.
const { scenarioMs } = defaultLimits;
beforeAll(() => void Object.assign(defaultLimits, { scenarioMs: 5_000 }));
afterAll(() => void Object.assign(defaultLimits, { scenarioMs }));

test("the limit follows the slowest of the first answers, and never falls", () => {
  const pace = new Pace(5000, true);
  expect(pace.limitMs).toBe(5000);
  pace.answered(3);
  expect(pace.limitMs).toBe(5000);
  pace.answered(812);
  expect(pace.limitMs).toBe(9000);
  pace.answered(3);
  expect(pace.limitMs).toBe(9000);
});

test("it does not follow later answers", () => {
  const pace = new Pace(5000, true);
  for (let i = 0; i < 20; i += 1) pace.answered(3);
  pace.answered(4000);
  expect(pace.limitMs).toBe(5000);
});

test("a limit that was asked for stands", () => {
  const pace = new Pace(700, false);
  pace.answered(600);
  expect(pace.limitMs).toBe(700);
});
