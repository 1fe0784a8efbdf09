import type { Report } from "../check.ts";
import { storedConviction, storedPath } from "../counterexample.ts";
import { explainedIn } from "../explained-text.ts";
import { linesToList, newConvictions } from "../known-text.ts";
import { tellingIn } from "../report-telling.ts";
import { story } from "../story.ts";
import { otherConvictions, summary } from "../summary.ts";

/**
 * What a check prints: the headline as a story, in a line what it explains,
 * then what it does not explain, then the counts. `replay` gives the command that shows a stored
 * counterexample again.
 */
export const terminalText = (
  report: Report,
  regressions: string,
  replay: (path: string) => string,
): string => {
  const { leads } = tellingIn(report);
  const told = newConvictions(report).length === 0 ? [] : leads;
  const [headline] = told;
  const out = [
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
    summary(report),
    ...linesToList(report),
  ];
  return `${out.join("\n")}\n`;
};
