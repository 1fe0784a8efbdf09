import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import type { Opening } from "../implementation.ts";
import { printable } from "../printable.ts";
import type { Limits } from "./limits.ts";
import { open } from "./open.ts";
import type { OnLog } from "./process-channel.ts";

/** Memory for a module's objects, in MiB. */
const heapMiB = 1024;

/**
 * Loads a JavaScript module that exports `implementation` and `run`: see
 * ImplementationModule. A process of its own runs it, so it can hang, crash,
 * exit, print or swallow memory as it likes.
 * @example await openModule("./adapter.js")
 */
export const openModule = (file: string, limits: Partial<Limits> = {}, onLog?: OnLog): Promise<Opening> =>
  open(`The module ${printable(file, 200)}`, moduleCommand(file), limits, onLog);

/** The command that serves a module over the protocol. */
export const moduleCommand = (file: string): readonly string[] => [
  process.execPath,
  `--max-old-space-size=${heapMiB}`,
  fileURLToPath(program),
  resolve(file),
];

/** Node runs the compiled program, also while tests run this file from source. */
const program = new URL(
  import.meta.url.endsWith(".ts") ? "../../dist/src/adapters/module-main.js" : "module-main.js",
  import.meta.url,
);
