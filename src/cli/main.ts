import { CommanderError } from "commander";
import { buildProgram } from "./program.ts";
import { tellError } from "./tell-error.ts";
import { refuseNothingBehind, usageExitCode } from "./usage.ts";

/** Runs the command line and returns the exit code. */
export const main = async (args: readonly string[]): Promise<number> => {
  let code = 0;
  try {
    // The words that a shell completes are no arguments yet.
    if (args[0] !== "complete") refuseNothingBehind(args);
    await buildProgram((result) => (code = result)).parseAsync(args, { from: "user" });
    return code;
  } catch (error) {
    // commander has printed its own message; help and version are no errors.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : usageExitCode;
    return tellError(error);
  }
};
