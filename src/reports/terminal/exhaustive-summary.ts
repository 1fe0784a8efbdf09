import type { Report } from "../../check/report.ts";
import { colours } from "../../text/colours.ts";
import type { Exhausted } from "../../check/exhausted.ts";
import { aboutText, failureLines, withinLines } from "./summary-lines.ts";
import { wrap } from "../../text/wrap.ts";

const columns = 100;

const counted = (count: number, what: string): string =>
  `${count.toLocaleString("en-US")} ${what}${count === 1 ? "" : "s"}`;

/** What was found, in a line: never more than was looked at. */
const verdictText = ({ result, runs }: Report, { expected, equal, judged, cutShort }: Exhausted): string => {
  if (result === "not-conformant") return colours.red("not-conformant");
  if (result === "unusable") return colours.red("unusable");
  if (result === "inconclusive") {
    const reason = expected === 0 ? "no problem is covered" : (cutShort ?? "not every problem was judged");
    return `${colours.yellow("inconclusive")}: ${reason}`;
  }
  if (judged === runs)
    return colours.green(`no violation on ${counted(runs, "problem")}, each judged by the invariants`);
  return equal === runs
    ? colours.green(`no difference on ${counted(runs, "problem")}`)
    : `${colours.green(`no violation on ${counted(runs, "problem")}`)}, ${runs - equal} of which differ from the model as an unspecified rounding may`;
};

/** The outcome of an exhaustive run, and exactly what it covered. */
export const exhaustiveSummary = (report: Report, exhausted: Exhausted): string => {
  const { coverage, expected, equal, judged, passedOver } = exhausted;
  const listed = (text: string): readonly string[] => wrap(text, columns, "    - ", "      ");
  return [
    colours.bold(`${verdictText(report, exhausted)}: ${aboutText(report.about)}`),
    ...withinLines(report).flatMap((line) => wrap(line, columns, "  ", "    ")),
    `  ${counted(expected, "problem")} in the scope, ${report.runs} answered: ${equal} equal to the model's; ${judged} judged by the invariants${passedOver === 0 ? "" : `; ${passedOver} more, once something was violated, counted only`}`,
    ...wrap(
      "No level is awarded: small markets and one resolve are no evidence for one. Run check without --exhaustive for that.",
      columns,
      "  ",
    ),
    "  In all problems",
    ...coverage.conventions.flatMap(listed),
    "  Covered",
    ...coverage.covered.flatMap(({ title, shapes, problems, taken }) => [
      ...listed(`${title}: ${counted(shapes, "shape")}, ${counted(problems, "problem")}`),
      ...taken.flatMap((text) => wrap(text, columns, "        ", "        ")),
    ]),
    "  Not covered",
    ...coverage.notCovered.flatMap(listed),
    ...failureLines(report),
  ].join("\n");
};
