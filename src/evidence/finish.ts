import type { KeyObject } from "node:crypto";
import type { Report } from "../check/report.ts";
import { seal } from "./seal.ts";
import type { KillMatrix } from "../mutants/kill-matrix-document.ts";
import { toResult } from "../result/to-result.ts";
import type { Plan } from "../folder/plan-file.ts";
import { resultFiles, writeResultFiles } from "../folder/result-files.ts";

/** What the folder of a finished run is to hold beside what follows from the run. */
export interface Finishing {
  readonly plan: Plan;
  /** Of an audit: how sharp this version of the suite is. */
  readonly killMatrix?: KillMatrix;
  /** Signs what is stated of the subject. */
  readonly key?: KeyObject;
}

/** Writes what a finished run came to; where the plan names a subject, the folder becomes evidence about it. */
export const finishFolder = async (
  folder: string,
  report: Report,
  { plan, killMatrix, key }: Finishing,
): Promise<void> => {
  const result = toResult(report);
  await writeResultFiles(folder, resultFiles(report, result, killMatrix));
  if (plan.subject !== undefined) await seal(folder, plan.subject, result, key);
};
