import { levels } from "../../../properties/index.ts";
import { colours } from "../../text/colours.ts";
import type { Report } from "../../check/report.ts";
import { aboutText, failureLines, withinLines } from "./summary-lines.ts";
import { exhaustiveSummary } from "./exhaustive-summary.ts";
import { explainedIn, explainedLines } from "../../story/explained-text.ts";
import { knownLines } from "./known-text.ts";
import { levelsOf } from "../../result/level-standing.ts";
import { printable } from "../../text/printable.ts";
import { reasonLines } from "./reason-lines.ts";
import { tellingIn } from "../../check/report-telling.ts";
import { narrowerText, storedText } from "./stored-text.ts";
import type { Verdict } from "../../check/verdict.ts";

const paint = {
  conformant: colours.green,
  "known-failures": colours.yellow,
  "level-reached": colours.yellow,
  "not-conformant": colours.red,
  inconclusive: colours.yellow,
  unusable: colours.red,
} as const;

/** How the verdicts of one level are counted. */
const countsOf = (verdicts: readonly Verdict[]): string => {
  const counts = new Map<string, number>();
  for (const { verdict, leftOut } of verdicts) {
    const name = leftOut === true ? "left out" : verdict;
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts].map(([name, count]) => `${count} ${name}`).join(", ");
};

/** Where a level has nothing that applies, neither it nor any after it can be reached. */
const ceilingLine = (verdicts: readonly Verdict[]): readonly string[] => {
  const beyond = levels.findIndex((level) =>
    verdicts
      .filter(({ invariant }) => invariant.level === level)
      .every(({ verdict, leftOut }) => verdict === "not-applicable" && leftOut !== true),
  );
  const [name, below] = [levels[beyond], levels[beyond - 1] ?? "none"];
  return name === undefined
    ? []
    : [`  Nothing of level ${name} applies: ${below} is the highest level that can be reached here.`];
};

/** What the stored cases came to; one that is stale, or asks for more than is declared, keeps the run from passing. */
const storedLines = ({ stored, asked }: Report): readonly string[] => {
  const narrower = narrowerText(stored, asked);
  return [
    storedText(stored),
    ...(narrower === undefined
      ? []
      : [
          `${narrower.isAllowed ? colours.yellow("!") : colours.red("!")} narrower: ${printable(narrower.text, 1000)}`,
          ...narrower.items.map((item) => `    ${printable(item)}`),
        ]),
    ...stored.stale.map(
      ({ path, reason }) =>
        `${colours.red("!")} stale: ${printable(path)}: ${printable(reason, 500)}. Fix the file, or delete it.`,
    ),
  ];
};

/** The outcome in a few lines: the result, the counts by level, and whatever did not hold; all of it, where verbose. */
export const summary = (report: Report, isVerbose = false): string => {
  const { result, level, about, runs, asked, verdicts, exhausted } = report;
  if (exhausted !== undefined) return exhaustiveSummary(report, exhausted);
  const title = colours.bold(paint[result](result));
  const standing = levelsOf(report);
  if (result === "unusable") return [title, ...failureLines(report)].join("\n");
  return [
    `${title}, level ${colours.bold(level)}: ${aboutText(about)}`,
    `${runs} scenarios, seed ${asked.seed}`,
    ...withinLines(report),
    ...storedLines(report),
    ...knownLines(report),
    ...ceilingLine(verdicts),
    ...levels.map((name) => {
      const counts = countsOf(verdicts.filter(({ invariant }) => invariant.level === name));
      return `  ${name.padEnd(12)} ${standing[name]} (${counts})`;
    }),
    ...reasonLines(verdicts, isVerbose),
    ...(verdicts.some(({ reason }) => /^(never reached|not decided): /.test(reason ?? ""))
      ? ["  More scenarios may reach what was not reached: try a larger --runs."]
      : []),
    ...failureLines(report),
  ].join("\n");
};

/** What else is violated that the headline does not explain, with what each of it explains. */
export const otherConvictions = (report: Report): string =>
  tellingIn(report)
    .leads.slice(1)
    .flatMap((lead) => {
      const { invariant, violation } = lead;
      return [
        `${colours.red("✗")} ${invariant.id.padEnd(8)} ${invariant.sentence}`,
        `           expected ${violation.expected}; observed ${violation.observed}`,
        ...explainedLines(explainedIn(report, lead)).map((line) => `           also ${line}`),
      ];
    })
    .join("\n");
