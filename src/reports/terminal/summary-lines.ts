import type { Report } from "../../check/report.ts";
import type { About } from "../../protocol/implementation.ts";
import { withinReport, withinText } from "../../result/within.ts";
import { colours } from "../../text/colours.ts";
import { printable } from "../../text/printable.ts";
import { failureLine } from "./failure-text.ts";

export const aboutText = ({ name, version, language }: About): string => `${name} ${version} (${language})`;

/** Failures a line each, each cause once; failureStory tells more of one. */
export const failureLines = ({ failures }: Report): readonly string[] => failures.map(failureLine);

/** Within what the verdict stands, and what was required beyond. */
export const withinLines = (report: Report): readonly string[] => {
  const within = withinReport(report);
  return [
    ...(within === undefined ? [] : [`judged within: ${withinText(within, report.exhausted !== undefined)}`]),
    ...(report.unmet ?? []).map((text) => `${colours.red("!")} required: ${printable(text)}`),
  ];
};
