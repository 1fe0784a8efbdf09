import type { Report } from "../check/report.ts";
import { alsoViolated, tellingIn } from "../check/report-telling.ts";
import type { Conviction } from "../campaign/conviction.ts";

/** What a violated invariant explains, by id. */
export interface Explained {
  /** What fails on its own counterexample too. */
  readonly here: readonly string[];
  /** What fails only where it does, on other counterexamples. */
  readonly elsewhere: readonly string[];
}

/** What a conviction of a report explains. */
export const explainedIn = (report: Report, lead: Conviction): Explained => {
  const { explainedBy } = tellingIn(report);
  const here = new Set(alsoViolated(report, lead));
  const all = [...explainedBy].flatMap(([id, by]) => (by === lead ? [id] : []));
  return { here: all.filter((id) => here.has(id)), elsewhere: all.filter((id) => !here.has(id)) };
};

/** The same, a line each. */
export const explainedLines = ({ here, elsewhere }: Explained): readonly string[] => [
  ...(here.length === 0 ? [] : [`violated on the same counterexample: ${here.join(", ")}`]),
  ...(elsewhere.length === 0
    ? []
    : [`explained by it, each on a counterexample of its own: ${elsewhere.join(", ")}`]),
];
