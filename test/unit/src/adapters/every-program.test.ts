import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { openCommand } from "../../../../src/adapters/process/open-command.ts";
import { check } from "../../../../src/check/check.ts";
import type { FailureKind } from "../../../../src/protocol/implementation.ts";
import { exitCodes } from "../../../../src/check/result-name.ts";
import { allGone, limits, program, running } from "./programs.ts";
import { marked } from "./scenarios.ts";

/**
 * A whole check of every program in test/programs: how it ends, with which
 * exit code, and that it leaves no process. The scenario on which they misbehave comes first, as a stored one.
 */
type Ends = readonly [kind: FailureKind | "none" | "any", code: 1 | 3 | 4 | "1 or 4"];
const ends: Readonly<Record<string, Ends>> = {
  aborts: ["crash", 1],
  "answers-twice": ["protocol", 1],
  // Whose fault it was cannot be told if others are under way by then.
  "answers-twice-a-little-later": ["any", "1 or 4"],
  "answers-twice-at-bye": ["protocol", 1],
  // It crashes first, and is something else when it is started again: nothing was ever answered.
  "becomes-an-allocator": ["crash", 4],
  "blank-line": ["protocol", 1],
  crash: ["crash", 1],
  "crash-once": ["flaky", 1],
  deep: ["protocol", 1],
  "dies-at-every-tenth": ["crash", 1],
  "endless-line": ["protocol", 1],
  "endless-lines": ["protocol", 1],
  error: ["error", 1],
  // It may have been heard to the end before its end is noticed.
  "exit-after-each": ["any", "1 or 4"],
  "exit-before-hello": ["crash", 4],
  "exit-early": ["crash", 1],
  "float-amounts": ["protocol", 1],
  "garbage-line": ["protocol", 1],
  "greets-with-a-log-line": ["protocol", 4],
  "half-a-line": ["crash", 1],
  hostile: ["error", 4],
  "hello-of-another-protocol": ["protocol", 4],
  killed: ["crash", 1],
  "not-utf8": ["protocol", 1],
  "number-amounts": ["protocol", 1],
  "number-id": ["protocol", 1],
  "open-brackets": ["protocol", 1],
  "trace-too-long": ["protocol", 1],
  "trace-too-short": ["protocol", 1],
  "unknown-type": ["protocol", 1],
  unsupported: ["unsupported", 1],
  "wrong-id": ["protocol", 1],
  // No fault of theirs: too few scenarios for a verdict.
  "dies-on-tens": ["none", 3],
  "endless-stderr": ["none", 3],
  honest: ["none", 3],
  "leaves-a-child": ["none", 3],
  slow: ["none", 3],
  "tells-when-it-has-answered": ["none", 3],
};

const names = readdirSync(new URL("../../../programs", import.meta.url))
  .filter((name) => /^[^_].*\.mjs$/.test(name))
  .map((name) => name.slice(0, -".mjs".length));

/** See hanging-programs.test.ts, and test/e2e/failures.test.ts. */
const hanging = [
  "closes-stdout",
  "deaf",
  "hang",
  "hang-ignoring-sigterm",
  "hangs-on-tens",
  "silent-at-hello",
];

test("every program of the test set has its line", () => {
  expect([...Object.keys(ends), ...hanging].sort()).toEqual(names.sort());
});

const corpus = {
  cases: [{ path: "marked.json", invariant: "crash", scenarios: [marked] }],
  stale: [],
};

/** What the last argument of a program is, where it has a meaning. */
const argumentOf = (name: string, folder: string): readonly string[] =>
  name === "slow" ? ["50"] : remembering.includes(name) ? [`${folder}/crashed`] : [];
const remembering = ["becomes-an-allocator", "crash-once", "tells-when-it-has-answered"];

describe.concurrent("a check of a program that", () => {
  test.for(Object.entries(ends))(
    "%s ends with %s, and nothing is left of it",
    async ([name, [kind, code]], { onTestFinished }) => {
      const folder = mkdtempSync(join(tmpdir(), "paripassu-"));
      onTestFinished(() => rmSync(folder, { recursive: true }));
      const { command, token } = program(name, "4", ...argumentOf(name, folder));
      const opening = await openCommand(command, limits);
      // Enough for what comes behind 300 others.
      const runs = name === "answers-twice-a-little-later" ? 2000 : 2;
      const report = await check(opening, { runs, corpus });

      // What a program has started is killed with it, and may still be dying.
      if (name !== "leaves-a-child") expect(running(token)).toHaveLength(0);
      expect(code === "1 or 4" ? [1, 4] : [code]).toContain(exitCodes[report.result]);
      const [first] = report.failures;
      if (kind === "any") expect(first).toBeDefined();
      else expect(first?.kind ?? "none").toBe(kind);
      expect(await allGone(token)).toBe(true);
    },
  );
});
