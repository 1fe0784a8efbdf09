import { spawn } from "node:child_process";
import { expect, test } from "vitest";
import { run } from "../../../../spec/index.ts";
import { allGone, failureOf, opened, program, running } from "./programs.ts";
import { deposits, marked } from "./scenarios.ts";

test.concurrent("a second answer that comes at the very end is told when closing", async () => {
  const implementation = await opened(program("answers-twice-at-bye").command);
  const [one] = [await implementation.answer(marked)];
  expect(one).toEqual({ kind: "trace", trace: run(marked) });
  const says = /broke the protocol after bye.*answer to "1", which was answered before/s;
  expect(await implementation.close()).toEqual([failureOf("protocol", says)]);
  expect(await implementation.close()).toHaveLength(1);
});

test.concurrent("a second answer that comes late is told, when closing at the latest", async () => {
  const { command, token } = program("answers-twice-a-little-later");
  const implementation = await opened(command);
  const first = await implementation.answer(marked);
  // It is ended once it is heard.
  expect(await allGone(token)).toBe(true);
  expect(await implementation.answer(deposits("ann"))).toEqual({
    kind: "trace",
    trace: run(deposits("ann")),
  });
  // On a busy machine it may be read together with the first answer, which is none then.
  const told = [...(first.kind === "failure" ? [first.failure] : []), ...(await implementation.close())];
  expect(told).toMatchObject([{ kind: "protocol" }]);
});

test.concurrent("a program of one shot is never passed", async () => {
  const implementation = await opened(program("exit-after-each").command);
  const kinds = [];
  for (let i = 0; i < 3; i += 1) kinds.push((await implementation.answer(deposits("ann"))).kind);
  const late = await implementation.close();
  expect(kinds.includes("failure") || late.length > 0).toBe(true);
});

test.concurrent("what the program has started goes with it", async () => {
  const { command, token } = program("leaves-a-child");
  const implementation = await opened(command);
  expect(await implementation.answer(marked)).toMatchObject({ kind: "trace" });
  expect(running(token)).toHaveLength(2);
  expect(await implementation.close()).toEqual([]);
  expect(await allGone(token)).toBe(true);
});

test.concurrent("closing does not wait for what is under way", async () => {
  const { command, token } = program("hang", "2");
  const implementation = await opened(command);
  const answers = [marked, marked, deposits("ann")].map((scenario) => implementation.answer(scenario));
  await implementation.close();
  expect(await Promise.all(answers)).toMatchObject(Array(3).fill({ failure: { kind: "crash" } }));
  expect(await implementation.answer(deposits("ann"))).toMatchObject({ kind: "failure" });
  expect(await allGone(token)).toBe(true);
});

/** Another process of ours that opens a program, asks it what it never answers, and then waits. */
const suite = (command: readonly string[], end: string): string => `
  import { openCommand } from ${JSON.stringify(new URL("../../../../dist/src/adapters/process/open-command.js", import.meta.url))};
  const opening = await openCommand(${JSON.stringify(command)}, { scenarioMs: 600000 });
  if (!opening.ok) throw new Error(opening.failure.message);
  console.log("open");
  ${end}
  setInterval(() => {}, 1000);
`;

test.concurrent.for([
  ["SIGINT", "", null, "SIGINT"],
  ["SIGTERM", "", null, "SIGTERM"],
  ["SIGHUP", "", null, "SIGHUP"],
  ["SIGKILL", "", null, "SIGKILL"],
  ["none", "process.exit(7);", 7, null],
  ["none", "setTimeout(() => { throw new Error('a bug of ours'); });", 1, null],
  ["none", "void Promise.reject(new Error('a bug of ours'));", 1, null],
  ["none", "process.abort();", null, "SIGABRT"],
  // Who handles the signal decides when to end.
  ["SIGINT", "process.once('SIGINT', () => setTimeout(() => process.exit(5), 100));", 5, null],
] as const)("when the suite ends by %s %s, the program ends too", async ([signal, end, code, by]) => {
  const { command, token } = program("hang-ignoring-sigterm");
  const ours = spawn(process.execPath, ["--input-type=module", "-e", suite(command, end)], {
    stdio: ["ignore", "pipe", "ignore"],
  });
  const ended = new Promise((resolve) => ours.on("exit", (...how) => resolve(how)));
  await new Promise((resolve) => ours.stdout.once("data", resolve));
  if (signal !== "none") ours.kill(signal);
  expect(await ended).toEqual([code, by]);
  expect(await allGone(token)).toBe(true);
});
