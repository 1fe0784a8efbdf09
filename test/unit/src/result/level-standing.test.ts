import { describe, expect, it } from "vitest";
import { invariants, type Level, levels } from "../../../../properties/index.ts";
import { levelsIn, type LevelTexts } from "../../../../src/result/level-standing.ts";
import { reportOf } from "../../../../src/result/read-result.ts";
import { reportFormats } from "../../../../src/reports/index.ts";
import type { Result } from "../../../../src/result/result.ts";
import { summary } from "../../../../src/reports/terminal/summary.ts";
import { results } from "../reports/documents.ts";

type Verdict = Result["invariants"][number]["verdict"];

const [base] = results.values();
if (base === undefined) throw new Error("there is no result");

/** A result whose invariants end as said by level; the first of a level may end in another way. */
const resultOf = (
  level: Result["level"],
  verdicts: Readonly<Record<Level, Verdict>>,
  first: Partial<Record<Level, Verdict>> = {},
  rest: Partial<Result> = {},
): Result => ({
  ...base,
  asked: { seed: 1, runs: 100 },
  level,
  invariants: invariants.map(({ id, level: of, sentence }) => {
    const isFirst = invariants.find((one) => one.level === of)?.id === id;
    return { id, level: of, sentence, verdict: (isFirst ? first[of] : undefined) ?? verdicts[of] };
  }),
  ...rest,
});

const held = { safe: "held", fair: "held", transparent: "held", exact: "held" } as const;

describe("a level that was not reached", () => {
  it.each<readonly [string, Result, Partial<LevelTexts>]>([
    ["was violated", resultOf("safe", held, { fair: "violated" }), { fair: "not reached: 1 violated" }],
    [
      "is undecided",
      resultOf("safe", held, { fair: "inconclusive" }),
      { safe: "reached", fair: "not reached: 1 inconclusive", exact: "not reached: fair is not" },
    ],
    [
      "has nothing that applies",
      resultOf("fair", { ...held, transparent: "not-applicable" }),
      { transparent: "not reached: nothing of it applies", exact: "not reached: transparent is not" },
    ],
    [
      "was left out in part",
      resultOf("none", held, { safe: "not-applicable" }, { asked: { seed: 1, runs: 100, skip: ["ORD-2"] } }),
      { safe: "not reached: 1 left out", fair: "not reached: safe is not" },
    ],
    [
      "had no answer to some scenario",
      resultOf("none", held, {}, { errors: [{ kind: "crash", message: "it ended" }] }),
      { safe: "not reached: not everything was answered as it must be" },
    ],
    [
      "stands beside a stale case",
      resultOf("none", held, {}, { stored: { judged: 0, left: 0, stale: [{ path: "a", reason: "b" }] } }),
      { safe: "not reached: a stored case cannot be read" },
    ],
  ])("that %s says so", (_, result, expected) => {
    expect(levelsIn(result)).toMatchObject(expected);
  });

  it("is told by every report in the same words", () => {
    for (const [name, result] of results) {
      const texts = levelsIn(result);
      const report = reportOf(result);
      if (!report.ok) throw new Error(name);
      const written = [
        ...Object.values(reportFormats).map(({ write }) => write(result)),
        // On a terminal these two have no levels at all.
        ...(result.result === "unusable" || result.exhaustive !== undefined ? [] : [summary(report.value)]),
      ];
      for (const text of written)
        for (const level of levels) expect(text.replaceAll("&#58;", ":"), name).toContain(texts[level]);
    }
  });
});
