import { CommanderError } from "commander";
import { UnwritableError } from "../files/files.ts";
import { FolderError } from "../folder/folder-error.ts";
import { printError } from "../text/print.ts";
import { inert } from "../text/printable.ts";
import { ChangedError } from "./changed-error.ts";
import { ownFault } from "./endings.ts";
import { exitCodes } from "../check/result-name.ts";
import { buildProgram } from "./program.ts";
import { refuseNothingBehind, UsageError, usageExitCode } from "./usage.ts";

/** Runs the command line and returns the exit code. */
export const main = async (args: readonly string[]): Promise<number> => {
  let code = 0;
  try {
    refuseNothingBehind(args);
    await buildProgram((result) => (code = result)).parseAsync(args, { from: "user" });
    return code;
  } catch (error) {
    // commander has printed its own message; help and version are no errors.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : usageExitCode;
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
  }
};
