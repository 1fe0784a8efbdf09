import { describe, expect, test } from "vitest";
import type { FailureKind } from "../../../../src/protocol/implementation.ts";
import { run } from "../../../../spec/index.ts";
import { allGone, failed, opened, program } from "./programs.ts";
import { deposits, marked } from "./scenarios.ts";

/**
 * Each program of test/programs spoils the marked scenario in its own way; the
 * scenarios around it are answered. What hangs: hanging-programs.test.ts.
 */
const faults: readonly (readonly [name: string, kind: FailureKind, says: RegExp])[] = [
  [
    "crash",
    "crash",
    /ended with exit code 1 while a scenario was under way.*\n {2}\| panic: index out of range\n {2}\| {3}in splitLoss\\u001b\[31m/s,
  ],
  ["aborts", "crash", /was ended by SIGABRT while a scenario was under way/],
  ["killed", "crash", /was ended by SIGKILL while a scenario was under way/],
  ["exit-early", "crash", /ended with exit code 0 while a scenario was under way/],
  ["half-a-line", "crash", /ended with exit code 0.*Its last line, "\{"type":"trace".* has no end/s],
  [
    "garbage-line",
    "protocol",
    /Expected one JSON message a line.*found "debug: \\u001b\[31mloss is 5" as line \d.*Log to standard error/s,
  ],
  ["not-utf8", "protocol", /bytes that are not UTF-8/],
  ["blank-line", "protocol", /found an empty line/],
  ["open-brackets", "protocol", /found "\[\[\[\[/],
  [
    "answers-twice",
    "protocol",
    /each scenario to be answered once, found an answer to "\d+", which was answered before/,
  ],
  ["wrong-id", "protocol", /found an answer to "99999", which was answered before or never asked/],
  ["number-id", "protocol", /the id of a scenario as text, found the id \d/],
  ["unknown-type", "protocol", /"trace", "unsupported" or "error", found "result"/],
  [
    "float-amounts",
    "protocol",
    /at \/steps\/0\/state\/accounts\/marked\/capital: expected an integer as text.*found "5\.0"/,
  ],
  [
    "number-amounts",
    "protocol",
    /at \/steps\/0\/state\/accounts\/marked\/capital: expected an integer as text.*found 5/,
  ],
  ["endless-line", "protocol", /found more than 16 MiB/],
  ["endless-lines", "protocol", /found an answer to "1", which was answered before/],
  ["trace-too-short", "protocol", /expected 2 steps, one for each action, found 1 steps/],
  ["trace-too-long", "protocol", /expected 2 steps, one for each action, found 3 steps/],
  ["deep", "protocol", /at \/steps\/0\/state: expected an object, found a list of 1/],
  [
    "unsupported",
    "unsupported",
    /declined a scenario within what its hello declares:\n {2}\| no resolve here/,
  ],
  ["error", "error", /an error of its own:\n {2}\| \\u001b\[31mdivision by zero/],
];

describe.concurrent("a program that", () => {
  test.for(faults)("%s is told %s", async ([name, kind, says]) => {
    const { command, token } = program(name);
    const implementation = await opened(command);
    const before = await implementation.answer(deposits("ann"));
    const answer = await implementation.answer(marked);
    const after = await implementation.answer(deposits("bob"));
    const late = await implementation.close();

    expect(answer).toEqual(failed(kind, says));
    expect(before).toEqual({ kind: "trace", trace: run(deposits("ann")) });
    expect(after).toEqual({ kind: "trace", trace: run(deposits("bob")) });
    expect(late).toEqual([]);
    expect(await allGone(token)).toBe(true);
  });

  const lost = ["crash", "half-a-line", "garbage-line", "answers-twice", "wrong-id", "endless-line"];
  const among = faults.filter(([name]) => lost.includes(name));
  test.for(among)("%s among others under way is found", async ([name, kind]) => {
    const { command, token } = program(name, "8");
    const implementation = await opened(command);
    const scenarios = [deposits("ann"), deposits("bob"), marked, deposits("cyd"), deposits("dan")];
    const answers = await Promise.all(scenarios.map((scenario) => implementation.answer(scenario)));

    expect(answers.map((answer) => (answer.kind === "trace" ? "trace" : answer.failure.kind))).toEqual([
      "trace",
      "trace",
      kind,
      "trace",
      "trace",
    ]);
    await implementation.close();
    expect(await allGone(token)).toBe(true);
  });
});
