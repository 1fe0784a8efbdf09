import { existsSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { Overdue } from "../../../../src/adapters/process/overdue.ts";
import { Pace } from "../../../../src/adapters/process/pace.ts";
import { patiently } from "../../../../src/adapters/time.ts";
import { run } from "../../../../spec/index.ts";
import { scratch } from "../../../e2e/run-cli.ts";
import { opened, program } from "./programs.ts";
import { marked } from "./scenarios.ts";

test("our own slowness is not held against an implementation", async () => {
  const answered = join(scratch(), "answered");
  const implementation = await opened(program("tells-when-it-has-answered", "1", answered).command, {
    scenarioMs: 200,
  });
  const limit = performance.now() + 200;
  const answer = implementation.answer(marked);
  // The question goes out; then this thread is busy until long after the limit, and after the answer.
  await new Promise(setImmediate);
  while (!existsSync(answered) || performance.now() < limit + 500);
  expect(await answer).toEqual({ kind: "trace", trace: run(marked) });
  await implementation.close();
});

describe("in a time of its own,", () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "setImmediate", "performance"] });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  test("silence for the limit is told, once", () => {
    const tell = vi.fn();
    const overdue = new Overdue(new Pace(100, false), 8, tell);
    overdue.asked("1");
    vi.advanceTimersByTime(99);
    expect(tell).not.toHaveBeenCalled();
    vi.advanceTimersByTime(2);
    expect(tell).toHaveBeenCalledTimes(1);
    vi.advanceTimersByTime(1_000);
    expect(tell).toHaveBeenCalledTimes(1);
  });

  test("while others are answered, one may wait for as long as all may take", () => {
    const tell = vi.fn();
    const overdue = new Overdue(new Pace(200, false), 3, tell);
    overdue.asked("starved");
    const start = performance.now();
    for (let id = 0; tell.mock.calls.length === 0; id += 1) {
      overdue.asked(`${id}`);
      vi.advanceTimersByTime(20);
      overdue.answered(`${id}`);
    }
    expect(performance.now() - start).toBeGreaterThanOrEqual(600);
    expect(performance.now() - start).toBeLessThanOrEqual(620);
  });

  test("nothing is overdue when everything is answered, or after the end", () => {
    const tell = vi.fn();
    const answered = new Overdue(new Pace(50, false), 2, tell);
    answered.asked("1");
    answered.answered("1");
    const stopped = new Overdue(new Pace(50, false), 2, tell);
    stopped.asked("1");
    stopped.stop();
    vi.advanceTimersByTime(10_000);
    expect(tell).not.toHaveBeenCalled();
  });

  test("a timer that fires late waits for as long again, but no longer than the limit in all", () => {
    const call = vi.fn();
    // What a busy thread sees: the timer fires, and much later than it should.
    let lateBy = 0;
    const now = performance.now.bind(performance);
    vi.spyOn(performance, "now").mockImplementation(() => now() + lateBy);
    patiently(1_000, call);
    lateBy = 600;
    vi.advanceTimersByTime(1_001);
    expect(call).not.toHaveBeenCalled();
    lateBy = 5_000;
    vi.advanceTimersByTime(600);
    expect(call).not.toHaveBeenCalled();
    lateBy = 50_000;
    vi.advanceTimersByTime(401);
    expect(call).toHaveBeenCalledTimes(1);
  });
});
