import { newConvictions } from "../../check/new-convictions.ts";
import type { Report } from "../../check/report.ts";
import { tellingIn } from "../../check/report-telling.ts";
import { isBroken } from "../../check/run-known.ts";
import { colours } from "../../text/colours.ts";
import { printable } from "../../text/printable.ts";
import { knownLine } from "./known-text.ts";
import { narrowerText } from "./stored-text.ts";
import { reasonLines } from "./reason-lines.ts";
import { summary } from "./summary.ts";
import { failureLines } from "./summary-lines.ts";

/** The verdict in a line, and a line or two for each thing that keeps the run from passing. */
export const quietText = (report: Report): string => {
  const [verdict = ""] = summary(report).split("\n");
  const { leads } = tellingIn(report);
  const told = newConvictions(report).length === 0 ? [] : leads;
  const narrower = narrowerText(report.stored, report.asked);
  return [
    verdict,
    ...told.flatMap(({ invariant, violation }) => [
      `${colours.red("✗")} ${invariant.id.padEnd(8)} ${invariant.sentence}`,
      `           expected ${violation.expected}; observed ${violation.observed}`,
    ]),
    ...failureLines(report),
    ...(report.known ?? []).filter(isBroken).map(knownLine),
    ...(report.unmet ?? []).map((text) => `${colours.red("!")} required: ${printable(text)}`),
    ...(narrower === undefined || narrower.isAllowed
      ? []
      : [`${colours.red("!")} narrower: ${printable(narrower.text, 1000)}`]),
    ...report.stored.stale.map(
      ({ path, reason }) => `${colours.red("!")} stale: ${printable(path)}: ${printable(reason, 500)}`,
    ),
    ...(report.result === "inconclusive"
      ? reasonLines(report.verdicts.filter(({ verdict: name }) => name === "inconclusive"))
      : []),
  ].join("\n");
};
