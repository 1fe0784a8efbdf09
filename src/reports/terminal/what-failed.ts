import type { Report } from "../../check/report.ts";
import { newConvictions } from "../../check/new-convictions.ts";

/**
 * What failed in a run, in a few words; undefined where nothing did. What is
 * inconclusive beside it has to be judged again once that is fixed.
 */
export const whatFailed = (violated: readonly string[], errors: number): string | undefined => {
  const [first, ...others] = violated;
  const parts = [
    ...(errors > 0 ? [errors === 1 ? "1 error" : `${errors} errors`] : []),
    ...(first === undefined
      ? []
      : [others.length === 0 ? `${first} violated` : `${first} and ${others.length} more violated`]),
  ];
  return parts.length === 0 ? undefined : parts.join(", ");
};

/** The same of a report. A known failure is none. */
export const whatFailedIn = (report: Report): string | undefined =>
  whatFailed(
    newConvictions(report).map(({ invariant }) => invariant.id),
    report.failures.length,
  );

/** Why an invariant is skipped that could not be judged to the end beside what failed. */
export const skippedText = (reason: string, failed: string): string =>
  `inconclusive: ${reason}. First fix what failed: ${failed}`;
