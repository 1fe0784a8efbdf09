import { stripVTControlCharacters } from "node:util";
import { mostResultBytes } from "../files/bounded-file.ts";
import { writeWhole } from "../files/files.ts";
import { print } from "../text/print.ts";
import { printable } from "../text/printable.ts";
import { quoted } from "../text/quoted.ts";
import { readResult, reportOf } from "../result/read-result.ts";
import { formatNames } from "../reports/format-names.ts";
import { reportFormats } from "../reports/index.ts";
import { terminalText } from "../reports/terminal.ts";
import { type Result } from "../result/result.ts";
import { exitCodes } from "../check/result-name.ts";
import { readDocument, reasonOf, refuse, UsageError } from "./usage.ts";

export interface ReportFlags {
  readonly format: string;
  readonly out?: string;
  readonly regressions: string;
  readonly verbose?: boolean;
}

const formats: ReadonlyMap<string, (typeof reportFormats)[keyof typeof reportFormats]> = new Map(
  Object.entries(reportFormats),
);

/** Runs `paripassu report`: a stored result, told again. */
export const reportCommand = async (path: string, flags: ReportFlags): Promise<number> => {
  const { format, out, regressions } = flags;
  const known = formats.get(format);
  if (known === undefined && format !== "terminal")
    throw new UsageError(
      `--format: expected one of ${formatNames.join(", ")}, found "${printable(format, 40)}"`,
    );
  const reading = readResult(await readDocument(path, mostResultBytes));
  if (!reading.ok) throw refuse(path, "result of a run (run.json)", reading.faults);
  const text =
    known === undefined ? toldAgain(path, reading.value, flags) : known.write(reading.value, { regressions });
  if (out === undefined) print(text);
  else await writeTo(out, format === "terminal" ? stripVTControlCharacters(text) : text);
  return exitCodes.conformant;
};

const toldAgain = (path: string, result: Result, { regressions, verbose }: ReportFlags): string => {
  const report = reportOf(result);
  if (!report.ok) throw refuse(path, "result of a run of this version", report.faults);
  return terminalText(
    report.value,
    regressions,
    (stored) => `npx paripassu replay ${quoted(stored)} -- COMMAND`,
    verbose,
  );
};

const writeTo = async (out: string, text: string): Promise<void> => {
  try {
    await writeWhole(out, text);
  } catch (error) {
    throw new UsageError(`--out: cannot write ${out}: ${reasonOf(error)}. Name a file that can be written.`);
  }
};
