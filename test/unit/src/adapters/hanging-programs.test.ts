import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { run } from "../../../../spec/index.ts";
import { openCommand } from "../../../../src/adapters/process/open-command.ts";
import { openModule } from "../../../../src/adapters/module/open-module.ts";
import { check } from "../../../../src/check/check.ts";
import { exitCodes } from "../../../../src/check/result-name.ts";
import { scratch } from "../../../e2e/run-cli.ts";
import { silenceMs, clockOfTheHung } from "./hung.ts";
import { allGone, failed, failureOf, limits, opened, program } from "./programs.ts";
import { deposits, marked } from "./scenarios.ts";

/** Only what hangs meets the limit: see hung.ts. These tests are not concurrent, for they share one clock. */
const limited = { scenarioMs: silenceMs, leaveMs: 1_000 };

const answersNothing = new RegExp(
  `answered nothing within the limit of ${silenceMs} ms.*flushed after each line`,
  "s",
);

test.for(["hang", "hang-ignoring-sigterm", "closes-stdout"])(
  "a program that %s is told, and the scenarios around it are answered",
  async (name) => {
    const { command, token } = program(name, "1", clockOfTheHung());
    const implementation = await opened(command, limited);
    const before = await implementation.answer(deposits("ann"));
    const answer = await implementation.answer(marked);
    const after = await implementation.answer(deposits("bob"));

    expect(before).toEqual({ kind: "trace", trace: run(deposits("ann")) });
    expect(answer).toEqual(failed("timeout", answersNothing));
    expect(after).toEqual({ kind: "trace", trace: run(deposits("bob")) });
    expect(await implementation.close()).toEqual([]);
    expect(await allGone(token)).toBe(true);
  },
);

test("a program that hangs on one of those under way is told of that one", async () => {
  const { command, token } = program("hang", "8", clockOfTheHung());
  const implementation = await opened(command, limited);
  const names = ["ann", "bob", "marked", "cyd", "dan"];
  const answers = await Promise.all(names.map((name) => implementation.answer(deposits(name))));
  expect(answers.map((answer) => (answer.kind === "trace" ? "trace" : answer.failure.kind))).toEqual([
    "trace",
    "trace",
    "timeout",
    "trace",
    "trace",
  ]);
  await implementation.close();
  expect(await allGone(token)).toBe(true);
});

test("a module that hangs is told, and the scenarios around it are answered", async () => {
  const folder = clockOfTheHung();
  const file = join(scratch(), "module.mjs");
  const spec = new URL("../../../../dist/spec/index.js", import.meta.url);
  writeFileSync(
    file,
    `import { writeFileSync } from "node:fs";
    import { run as model } from ${JSON.stringify(spec.href)};
    import { readScenario, writeTrace } from ${JSON.stringify(spec.href)};
    const asText = (key, value) => (typeof value === "bigint" ? String(value) : value);
    export const implementation = { name: "a module", version: "0.1.0", language: "javascript" };
    export const run = (s) => {
      if (s.actions[0].account === "marked") {
        writeFileSync(${JSON.stringify(folder)} + "/" + process.pid, "");
        for (;;);
      }
      return writeTrace(model(readScenario(JSON.parse(JSON.stringify(s, asText))).value), (amount) => amount);
    };`,
  );
  const opening = await openModule(file, { ...limits, ...limited });
  if (!opening.ok) throw new Error(opening.failure.message);
  const { implementation } = opening;
  expect(await implementation.answer(deposits("ann"))).toMatchObject({ kind: "trace" });
  expect(await implementation.answer(marked)).toEqual(failed("timeout", /answered nothing/));
  expect(await implementation.answer(deposits("bob"))).toMatchObject({ kind: "trace" });
  expect(await implementation.close()).toEqual([]);
});

test("a program that no longer listens is timed out, and nothing breaks", async () => {
  const { command, token } = program("deaf", "1", clockOfTheHung());
  const implementation = await opened(command, limited);
  expect(await implementation.answer(marked)).toMatchObject({ failure: { kind: "timeout" } });
  expect(await implementation.close()).toEqual([]);
  expect(await allGone(token)).toBe(true);
});

test("a program that says nothing at hello never becomes usable", async () => {
  const { command, token } = program("silent-at-hello", "1", clockOfTheHung());
  const opening = await openCommand(command, { ...limits, ...limited, startupMs: silenceMs });
  const says =
    /silent-at-hello\.mjs .* did not answer within \d+ ms before it had answered hello.*waiting for the database/s;
  expect(opening).toEqual({ ok: false, failure: failureOf("timeout", says) });
  expect(await allGone(token)).toBe(true);
});

const corpus = { cases: [{ path: "marked.json", invariant: "crash", scenarios: [marked] }], stale: [] };

test.for([
  ["closes-stdout", 1],
  ["deaf", 4],
  ["hang", 1],
  ["hang-ignoring-sigterm", 1],
  ["silent-at-hello", 4],
] as const)("a check of a program that %s ends with %i, and nothing is left of it", async ([name, code]) => {
  const { command, token } = program(name, "4", clockOfTheHung());
  const startup = name === "silent-at-hello" ? { startupMs: silenceMs } : {};
  const report = await check(await openCommand(command, { ...limits, ...limited, ...startup }), {
    runs: 2,
    corpus,
  });
  expect(report.failures[0]?.kind).toBe("timeout");
  expect(exitCodes[report.result]).toBe(code);
  expect(await allGone(token)).toBe(true);
});
