import { documentText } from "../files/files.ts";
import { levelsIn } from "../result/level-standing.ts";
import { printableTexts } from "../text/printable.ts";
import { type Result } from "../result/result.ts";
import { exitCodes } from "../check/result-name.ts";
import { plain } from "./plain.ts";
import { type Test, testsOf } from "./tests.ts";
import { aboutOf, type ReportOptions } from "./told.ts";
import { timesOf } from "./times.ts";
import { storedText } from "./terminal/stored-text.ts";
import { withinOf } from "../result/within.ts";

const statuses = {
  passed: "passed",
  failed: "failed",
  errored: "failed",
  skipped: "skipped",
  known: "other",
} as const satisfies Readonly<Record<Test["status"], string>>;

/**
 * The Common Test Report Format (ctrf.io). What is inconclusive has failed, or
 * is skipped where something else failed; a failure as listed is `other`. The format wants a duration of each test,
 * which nobody measured: all invariants judge the same runs. It is 0.
 */
export const ctrfReport = (result: Result, options: ReportOptions = {}): string => {
  const tests = testsOf(result, options);
  const { start, stop } = timesOf(result);
  const counted = (status: string): number => tests.filter((test) => statuses[test.status] === status).length;
  return documentText({
    reportFormat: "CTRF",
    specVersion: "0.0.0",
    generatedBy: "paripassu",
    results: {
      tool: { name: "paripassu", version: plain(result.paripassu) },
      summary: {
        tests: tests.length,
        passed: counted("passed"),
        failed: counted("failed"),
        skipped: counted("skipped"),
        pending: 0,
        other: counted("other"),
        start,
        stop,
        duration: stop - start,
        suites: new Set(tests.map(({ suite }) => suite)).size,
      },
      tests: tests.map(testDocument),
      extra: {
        result: result.result,
        exitCode: exitCodes[result.result],
        level: result.level,
        levels: levelsIn(result),
        implementation: aboutOf(result),
        spec: plain(result.spec),
        runs: result.runs,
        seed: result.asked.seed,
        within: withinOf(printableTexts(result)),
        stored: storedText(result.stored),
        ...(result.asked.allowNarrower === undefined
          ? {}
          : { allowNarrower: plain(result.asked.allowNarrower) }),
        ...(result.unmet === undefined ? {} : { unmet: printableTexts(result.unmet) }),
      },
    },
  });
};

const testDocument = ({ suite, name, status, kind, message, lines, file }: Test) => ({
  name,
  status: statuses[status],
  duration: 0,
  suite: [suite],
  rawStatus: kind,
  ...(message === undefined ? {} : { message }),
  ...(lines === undefined ? {} : { trace: lines.join("\n") }),
  ...(file === undefined ? {} : { extra: { counterexample: file } }),
});
