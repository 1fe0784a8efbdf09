import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { run } from "../../../../spec/index.ts";
import { allGone, failed, opened, program } from "./programs.ts";
import { deposits, marked, markets } from "./scenarios.ts";

test.concurrent("200 markets, 16 at a time, answered out of order, are the model's traces", async () => {
  const { command, token } = program("honest", "16");
  const implementation = await opened(command);
  const scenarios = markets(200);
  const answers = await Promise.all(scenarios.map((scenario) => implementation.answer(scenario)));

  expect(answers).toEqual(scenarios.map((scenario) => ({ kind: "trace", trace: run(scenario) })));
  expect(implementation).toMatchObject({
    about: { name: "test program", language: "javascript" },
    inFlight: 16,
  });
  expect(await implementation.close()).toEqual([]);
  expect(await allGone(token)).toBe(true);
});

test.concurrent("every legal name of an account is an account", async () => {
  const { command } = program("honest");
  const implementation = await opened(command);
  const scenario = deposits("__proto__", "constructor", "toString", "-", ".", "0");
  expect(await implementation.answer(scenario)).toEqual({ kind: "trace", trace: run(scenario) });
  expect(await implementation.close()).toEqual([]);
});

test.concurrent("an answer that takes a while counts", async () => {
  const within = await opened(program("slow", "1", "700").command);
  expect(await within.answer(marked)).toEqual({ kind: "trace", trace: run(marked) });
  await within.close();
});

// Not beside others: their memory would count.
test("2 GiB of log is no fault and takes no memory", async () => {
  const { command, token } = program("endless-stderr");
  const implementation = await opened(command);
  const before = process.memoryUsage().rss;
  expect(await implementation.answer(marked)).toEqual({ kind: "trace", trace: run(marked) });
  expect(process.memoryUsage().rss - before).toBeLessThan(512 * 1024 * 1024);
  await implementation.close();
  expect(await allGone(token)).toBe(true);
});

test.concurrent("a crash that does not come again is a crash all the same", async () => {
  const folder = mkdtempSync(join(tmpdir(), "paripassu-"));
  const memory = join(folder, "crashed");
  const implementation = await opened(program("crash-once", "1", memory).command);
  // Nothing was asked before: it is not run again here. A check does, and then says that it is flaky.
  expect(await implementation.answer(marked)).toEqual(failed("crash", /ended with exit code 1/));
  expect(await implementation.answer(marked)).toEqual({ kind: "trace", trace: run(marked) });
  await implementation.close();
  rmSync(folder, { recursive: true });
});
