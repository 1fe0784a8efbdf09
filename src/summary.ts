import { levels } from "../properties/index.ts";
import { colours } from "./colours.ts";
import type { Report } from "./check.ts";
import { exhaustiveSummary } from "./exhaustive-summary.ts";
import type { About } from "./implementation.ts";
import { explainedIn, explainedLines } from "./explained-text.ts";
import { knownLines } from "./known-text.ts";
import { printable } from "./printable.ts";
import { tellingIn } from "./report-telling.ts";
import type { Verdict } from "./verdict.ts";

const paint = {
  conformant: colours.green,
  "known-failures": colours.yellow,
  "level-reached": colours.yellow,
  "not-conformant": colours.red,
  inconclusive: colours.yellow,
  unusable: colours.red,
} as const;

export const aboutText = ({ name, version, language }: About): string => `${name} ${version} (${language})`;

/** How the verdicts of one level are counted. */
const countsOf = (verdicts: readonly Verdict[]): string => {
  const counts = new Map<string, number>();
  for (const { verdict, leftOut } of verdicts) {
    const name = leftOut === true ? "left out" : verdict;
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts].map(([name, count]) => `${count} ${name}`).join(", ");
};

/** Why an invariant was not judged to the end, where the caller did not ask for just that. */
const reasonLine = ({ invariant, verdict, reason, leftOut }: Verdict): readonly string[] =>
  reason === undefined || leftOut === true
    ? []
    : [
        `  ${verdict === "inconclusive" ? colours.yellow("?") : "-"} ${invariant.id.padEnd(8)} ${verdict}: ${reason}`,
      ];

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

/** Failures a line each; the same message is told once, with how often it came. */
export const failureLines = ({ failures }: Report): readonly string[] => {
  const counts = new Map<string, number>();
  for (const { kind, message } of failures) {
    const line = `${colours.red("!")} ${kind}: ${message}`;
    counts.set(line, (counts.get(line) ?? 0) + 1);
  }
  return [...counts].map(([line, count]) => (count === 1 ? line : `${line}\n  (${count} times)`));
};

/** What the stored cases came to, where there are any; a stale one keeps the run from passing. */
const storedLines = ({ stored: { judged, left, stale } }: Report): readonly string[] => {
  const parts = [
    ...(judged > 0 ? [`${judged} stored scenarios run first`] : []),
    ...(left > 0 ? [`${left} stored scenarios ask for what is not declared`] : []),
  ];
  return [
    ...(parts.length > 0 ? [parts.join(", ")] : []),
    ...stale.map(
      ({ path, reason }) =>
        `${colours.red("!")} stale: ${printable(path)}: ${printable(reason, 500)}. Mend the file, or delete it.`,
    ),
  ];
};

/** The outcome in a few lines: the result, the counts by level, and whatever did not hold. */
export const summary = (report: Report): string => {
  const { result, level, about, runs, asked, verdicts, exhausted } = report;
  if (exhausted !== undefined) return exhaustiveSummary(report, exhausted);
  const title = colours.bold(paint[result](result));
  if (result === "unusable") return [title, ...failureLines(report)].join("\n");
  return [
    `${title}, level ${colours.bold(level)}: ${aboutText(about)}`,
    `${runs} scenarios, seed ${asked.seed}`,
    ...storedLines(report),
    ...knownLines(report),
    ...ceilingLine(verdicts),
    ...levels.map(
      (name) =>
        `  ${name.padEnd(12)} ${countsOf(verdicts.filter(({ invariant }) => invariant.level === name))}`,
    ),
    ...verdicts.flatMap(reasonLine),
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
