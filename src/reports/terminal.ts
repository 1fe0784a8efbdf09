import type { Report } from "../check/report.ts";
import { storedConviction, storedFailure, storedPath } from "../result/counterexample.ts";
import { explainedIn } from "../story/explained-text.ts";
import { failureStory } from "./terminal/failure-text.ts";
import { linesToList } from "./terminal/known-text.ts";
import { newConvictions } from "../check/new-convictions.ts";
import { tellingIn } from "../check/report-telling.ts";
import { story } from "../story/story.ts";
import { otherConvictions, summary } from "./terminal/summary.ts";

/**
 * What a check prints: each cause of failures as a story, the headline as one,
 * in a line what it explains, then what it does not explain, then the counts.
 * `replay` gives the command that shows a stored counterexample again; what is
 * verbose is told invariant by invariant.
 */
export const terminalText = (
  report: Report,
  regressions: string,
  replay: (path: string) => string,
  isVerbose = false,
): string => {
  const { leads } = tellingIn(report);
  const told = newConvictions(report).length === 0 ? [] : leads;
  const [headline] = told;
  const stories = report.failures.map((failure) => {
    const [stored] = storedFailure(failure, report);
    return failureStory(failure, stored === undefined ? undefined : replay(storedPath(regressions, stored)));
  });
  const out = [
    // What was not answered was judged by nothing: it comes first.
    ...stories.flatMap((one) => [one, ""]),
    ...(headline === undefined
      ? []
      : [
          story(
            headline,
            replay(storedPath(regressions, storedConviction(headline, report))),
            explainedIn(report, headline),
          ),
          "",
        ]),
    ...(told.length > 1 ? ["also violated", otherConvictions(report), ""] : []),
    summary(report, isVerbose),
    ...linesToList(report),
  ];
  return `${out.join("\n")}\n`;
};
