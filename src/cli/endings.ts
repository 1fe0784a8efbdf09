import { exitCodes } from "../check/result-name.ts";
import { inert } from "../text/printable.ts";
import { printError } from "../text/print.ts";

/**
 * How this process ends where it is not told to. A reader that has left
 * (`| head`) and a log that cannot be written change no verdict; a report that
 * cannot be written is not a pass; and a fault of ours is none of who is tested.
 */
export const settleEndings = (): void => {
  process.stderr.on("error", () => {});
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE") return;
    printError(`paripassu: cannot write standard output: ${inert(error.message)}\n`);
    process.on("exit", () => {
      if (process.exitCode === exitCodes.conformant) process.exitCode = exitCodes.inconclusive;
    });
  });
  process.on("uncaughtException", (error: unknown) => {
    printError(ownFault(error));
    process.exit(exitCodes.inconclusive);
  });
};

/** A fault of ours, which says nothing about the implementation. */
export const ownFault = (error: unknown): string =>
  `paripassu: an error of its own, please report it: ${inert(error instanceof Error ? (error.stack ?? "") : String(error))}\n`;

/**
 * Watches for an end of the process before its command has ended: a module that
 * we load may call process.exit, or wait for what never comes. Then nothing is
 * judged, whatever exit code it asks for. Returns what to call at the end.
 */
export const settleEarlyEnd = (): (() => void) => {
  const early = (code: number): void => {
    // We end the process with this code ourselves where the fault is ours, and say so.
    if (code === exitCodes.inconclusive) return;
    printError(
      "paripassu: the process ended before the command did, and nothing is judged. Does a configuration call process.exit, or wait for what never comes?\n",
    );
    process.exitCode = exitCodes.inconclusive;
  };
  process.on("exit", early);
  return () => process.off("exit", early);
};
