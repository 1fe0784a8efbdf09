import type { Result } from "../../result/result.ts";
import { violatedSection } from "./counterexample.ts";
import { distributionSection } from "./distribution.ts";
import { heading } from "./heading.ts";
import { invariantsSection } from "./invariants.ts";
import { killMatrixSection } from "./kill-matrix.ts";
import { type ReportOptions, toldErrors } from "../told.ts";
import { markup, nothing } from "./markup.ts";
import { next } from "./next.ts";
import { page } from "./page.ts";
import { errorsSection, exhaustiveSection, reproduceSection } from "./rest.ts";
import { whoPaysSection } from "./who-pays.ts";
import { resultSigns } from "./words.ts";

/**
 * A result as a page for people who would rather look than read: one file
 * without script or network. The same result gives the same page, byte for byte.
 */
export const html = (result: Result, options: ReportOptions = {}): string => {
  const { killMatrix } = options;
  const sections = [
    ["next", "What to do next", next(result)],
    ["violated", "Violated", violatedSection(result, options)],
    ["invariants", "All invariants", invariantsSection(result)],
    ["who-pays", "Who pays", whoPaysSection(result)],
    ["distribution", "Distribution", distributionSection(result)],
    ["mutants", "Kill matrix", killMatrix === undefined ? nothing : killMatrixSection(killMatrix)],
    ["errors", "Errors and stored cases", errorsSection(result, toldErrors(result, options, true))],
    ["exhaustive", "Exhaustive coverage", exhaustiveSection(result)],
    ["reproduce", "How to reproduce", reproduceSection(result)],
  ] as const;
  const shown = sections.filter(([, , { text }]) => text !== "");
  const { name, version } = result.implementation;
  return page(
    `${name} ${version}: ${resultSigns[result.result].word}`,
    shown.map(([id, text]) => [id, text]),
    markup`${heading(result)}${shown.map(([, , content]) => content)}`,
  );
};
