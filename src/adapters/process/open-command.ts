import type { Opening } from "../../protocol/implementation.ts";
import { printable } from "../../text/printable.ts";
import type { Limits } from "../limits.ts";
import { open } from "./open.ts";
import type { OnLog } from "./process-channel.ts";

/**
 * Starts a program that talks the conformance protocol over its standard
 * input and output. No shell: the first word is the program, the others are
 * its arguments. It gets a part of our environment: see environment.ts.
 * @example await openCommand(["python3", "adapter.py"])
 */
export const openCommand = (
  command: readonly string[],
  limits: Partial<Limits> = {},
  onLog?: OnLog,
): Promise<Opening> => open(printable(command.join(" "), 200) || "The empty command", command, limits, onLog);
