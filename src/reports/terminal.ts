import type { Report } from "../check.ts";
import { storedConviction, storedFailure, storedPath } from "../counterexample.ts";
import { failureStory } from "../failure-text.ts";
import { linesToList, newConvictions } from "../known-text.ts";
import { story } from "../story.ts";
import { otherConvictions, summary } from "../summary.ts";

/**
 * What a check prints: each cause of failures as a story, the first conviction
 * as one, the others a line each, then the counts. `replay` gives the command
 * that shows a stored counterexample again; what is verbose is told invariant
 * by invariant.
 */
export const terminalText = (
  report: Report,
  regressions: string,
  replay: (path: string) => string,
  isVerbose = false,
): string => {
  const told = newConvictions(report);
  const [first] = told;
  const stories = report.failures.map((failure) => {
    const [stored] = storedFailure(failure, report);
    return failureStory(failure, stored === undefined ? undefined : replay(storedPath(regressions, stored)));
  });
  const out = [
    // What was not answered was judged by nothing: it comes first.
    ...stories.flatMap((one) => [one, ""]),
    ...(first === undefined
      ? []
      : [story(first, replay(storedPath(regressions, storedConviction(first, report)))), ""]),
    ...(told.length > 1 ? ["also violated", otherConvictions(report, 1), ""] : []),
    summary(report, isVerbose),
    ...linesToList(report),
  ];
  return `${out.join("\n")}\n`;
};
