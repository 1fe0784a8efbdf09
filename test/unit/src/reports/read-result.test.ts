import { describe, expect, it } from "vitest";
import { readResult, reportOf } from "../../../../src/result/read-result.ts";
import { summary } from "../../../../src/reports/terminal/summary.ts";
import { story } from "../../../../src/story/story.ts";
import { toResult } from "../../../../src/result/to-result.ts";
import { reports } from "./results.ts";

const all = await reports();

describe.each(Object.entries(all))("the result of a run: %s", (_, report) => {
  const result = toResult(report);
  // As it comes from a file.
  const document = JSON.parse(JSON.stringify(result)) as unknown;

  it("is read back", () => {
    expect(readResult(document)).toEqual({ ok: true, value: document });
  });

  it("gives the report again, and that the same result, summary and stories", () => {
    const reading = reportOf(result);
    if (!reading.ok) return expect.fail(JSON.stringify(reading.faults));
    const again = reading.value;
    expect(toResult(again)).toEqual(result);
    expect(summary(again)).toBe(summary(report));
    expect(again.convictions.map((one) => story(one, ""))).toEqual(
      toldAsWritten(report.convictions.map((one) => story(one, ""))),
    );
  });
});

/** Files name a stored counterexample from the folder of its invariant on. */
const toldAsWritten = (stories: readonly string[]): readonly string[] =>
  stories.map((text) => text.replace(/(found in +)regressions\//, "$1"));

describe("a result that cannot be read", () => {
  const [report] = Object.values(all);
  const result = report && toResult(report);

  it("is refused with the path of what is wrong", () => {
    expect(readResult({ ...result, format: "paripassu/run/2" })).toMatchObject({
      ok: false,
      faults: [{ path: "/format" }],
    });
  });

  it("because it names an invariant of another version, is refused too", () => {
    if (result === undefined) return expect.fail("no result");
    const [first, ...rest] = result.invariants;
    if (first === undefined) return expect.fail("no invariant");
    expect(reportOf({ ...result, invariants: [{ ...first, id: "NEW-1" }, ...rest] })).toMatchObject({
      ok: false,
      faults: [{ path: "/invariants/0/id", found: '"NEW-1"' }],
    });
  });
});
