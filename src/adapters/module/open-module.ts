import { statSync } from "node:fs";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import type { Failure, Opening } from "../../protocol/implementation.ts";
import { printable } from "../../text/printable.ts";
import type { Limits } from "../limits.ts";
import { open } from "../process/open.ts";
import type { OnLog } from "../process/process-channel.ts";

/** Memory for a module's objects, in MiB. */
const heapMiB = 1024;

/**
 * Loads a JavaScript module that exports `implementation` and `run`: see
 * ImplementationModule. A process of its own runs it, so it can hang, crash,
 * exit, print or swallow memory as it likes.
 * @example await openModule("./adapter.js")
 */
export const openModule = async (
  file: string,
  limits: Partial<Limits> = {},
  onLog?: OnLog,
): Promise<Opening> => {
  const failure = missingModule(file);
  if (failure !== undefined) return { ok: false, failure };
  return open(`The module ${printable(file, 200)}`, moduleCommand(file), limits, onLog);
};

/** Why a module cannot be loaded, where there is no file of its name; told before a process is started for it. */
export const missingModule = (file: string): Failure | undefined => {
  const path = resolve(file);
  const found = statSync(path, { throwIfNoEntry: false });
  if (found?.isDirectory() === false) return undefined;
  const what = found === undefined ? "there is no such file" : "it is a folder";
  const told = (where: string): string =>
    `The module ${where} cannot be loaded: ${what}. Name the file of a JavaScript module; build it first if it is compiled.`;
  const full = path === file ? "" : ` (${printable(path)})`;
  return { kind: "crash", message: told(`${printable(file, 200)}${full}`), record: told("that was named") };
};

/** The command that serves a module over the protocol. */
export const moduleCommand = (file: string): readonly string[] => [
  process.execPath,
  `--max-old-space-size=${heapMiB}`,
  fileURLToPath(program),
  resolve(file),
];

/** Node runs the compiled program, also while tests run this file from source. */
const program = new URL(
  import.meta.url.endsWith(".ts") ? "../../../dist/src/adapters/module/module-main.js" : "module-main.js",
  import.meta.url,
);
