import type { Result } from "../result/result.ts";
import { ctrfReport } from "./ctrf.ts";
import type { fileFormatNames } from "./format-names.ts";
import { html } from "./html/index.ts";
import { junitReport } from "./junit.ts";
import { markdownReport } from "./markdown.ts";
import { sarifReport } from "./sarif.ts";
import type { ReportOptions } from "./told.ts";

export type { ReportOptions } from "./told.ts";

/** A report that is made from a result, and from nothing else. */
export interface ReportFormat {
  /** Its usual name as a file. */
  readonly file: string;
  readonly write: (result: Result, options?: ReportOptions) => string;
}

/** Every format that a stored result can be written in, by name. */
export const reportFormats = {
  markdown: { file: "report.md", write: markdownReport },
  junit: { file: "junit.xml", write: junitReport },
  ctrf: { file: "ctrf.json", write: ctrfReport },
  html: { file: "report.html", write: html },
  sarif: { file: "report.sarif", write: sarifReport },
} as const satisfies Readonly<Record<(typeof fileFormatNames)[number], ReportFormat>>;
