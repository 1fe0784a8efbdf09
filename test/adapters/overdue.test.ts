import { expect, test, vi } from "vitest";
import { Overdue } from "../../src/adapters/overdue.ts";
import { Pace } from "../../src/adapters/pace.ts";
import { run } from "../../spec/index.ts";
import { opened, program, silenceMs } from "./programs.ts";
import { marked } from "./scenarios.ts";

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Keeps this thread from everything else, as the judging of large traces does. */
const busy = (ms: number): void => {
  const until = performance.now() + ms;
  while (performance.now() < until);
};

test("our own slowness is not held against an implementation", { timeout: 60_000 }, async () => {
  const implementation = await opened(program("slow", "1", "300").command, { scenarioMs: silenceMs });
  const answer = implementation.answer(marked);
  await sleep(50);
  busy(silenceMs + 500);
  expect(await answer).toEqual({ kind: "trace", trace: run(marked) });
  await implementation.close();
});

test("silence for the limit is told, once", async () => {
  const tell = vi.fn();
  const overdue = new Overdue(new Pace(100), 8, tell);
  overdue.asked("1");
  await vi.waitFor(() => expect(tell).toHaveBeenCalledTimes(1), 10_000);
  await sleep(300);
  expect(tell).toHaveBeenCalledTimes(1);
});

test("while others are answered, one may wait for as long as all may take", async () => {
  const tell = vi.fn();
  const overdue = new Overdue(new Pace(200), 3, tell);
  overdue.asked("starved");
  const start = performance.now();
  for (let id = 0; tell.mock.calls.length === 0; id += 1) {
    overdue.asked(`${id}`);
    await sleep(20);
    overdue.answered(`${id}`);
  }
  expect(performance.now() - start).toBeGreaterThan(590);
});

test("nothing is overdue when everything is answered, or after the end", async () => {
  const tell = vi.fn();
  const answered = new Overdue(new Pace(50), 2, tell);
  answered.asked("1");
  answered.answered("1");
  const stopped = new Overdue(new Pace(50), 2, tell);
  stopped.asked("1");
  stopped.stop();
  await sleep(300);
  expect(tell).not.toHaveBeenCalled();
});
