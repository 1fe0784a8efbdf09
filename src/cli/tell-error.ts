import { exitCodes } from "../check/result-name.ts";
import { UnwritableError } from "../files/files.ts";
import { FolderError } from "../folder/folder-error.ts";
import { printError } from "../text/print.ts";
import { inert } from "../text/printable.ts";
import { ChangedError } from "./changed-error.ts";
import { ownFault } from "./endings.ts";
import { UsageError, usageExitCode } from "./usage.ts";

/** Says what ended a command, and returns its exit code. */
export const tellError = (error: unknown): number => {
  if (error instanceof UnwritableError || error instanceof ChangedError) {
    printError(`paripassu: ${inert(error.message)}\n`);
    return exitCodes.inconclusive;
  }
  if (error instanceof UsageError || error instanceof FolderError) {
    printError(`paripassu: ${inert(error.message)}\n`);
    return usageExitCode;
  }
  printError(ownFault(error));
  return exitCodes.inconclusive;
};
