import type { Report } from "../check.ts";
import { storedConviction, storedPath } from "../counterexample.ts";
import { linesToList, newConvictions } from "../known-text.ts";
import { story } from "../story.ts";
import { otherConvictions, summary } from "../summary.ts";

/**
 * What a check prints: the first conviction as a story, the others a line
 * each, then the counts. `replay` gives the command that shows a stored
 * counterexample again; what is verbose is told invariant by invariant.
 */
export const terminalText = (
  report: Report,
  regressions: string,
  replay: (path: string) => string,
  isVerbose = false,
): string => {
  const told = newConvictions(report);
  const [first] = told;
  const out = [
    ...(first === undefined
      ? []
      : [story(first, replay(storedPath(regressions, storedConviction(first, report)))), ""]),
    ...(told.length > 1 ? ["also violated", otherConvictions(report, 1), ""] : []),
    summary(report, isVerbose),
    ...linesToList(report),
  ];
  return `${out.join("\n")}\n`;
};
