import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import type { Opening } from "../implementation.ts";
import { printable } from "../printable.ts";
import type { StartChannel } from "./channel.ts";
import { Connection } from "./connection.ts";
import { defaultLimits, type Limits } from "./limits.ts";
import { processChannel } from "./process-channel.ts";
import { Session } from "./session.ts";

/** Memory for the objects of a module, in MiB. */
const moduleHeapMiB = 2048;

/**
 * Starts a program that talks the conformance protocol over its standard
 * input and output, without a shell.
 * @example await openCommand(["python3", "adapter.py"])
 */
export const openCommand = (command: readonly string[], limits: Partial<Limits> = {}): Promise<Opening> => {
  const all = { ...defaultLimits, ...limits };
  return open(printable(command.join(" "), 200), processChannel(command, all.graceMs), all);
};

/**
 * Loads a JavaScript module that exports `implementation` and `run`: see
 * ImplementationModule. It runs in a process of its own, and so can hang,
 * crash, exit or print as it likes.
 * @example await openModule("./adapter.js")
 */
export const openModule = (file: string, limits: Partial<Limits> = {}): Promise<Opening> => {
  const all = { ...defaultLimits, ...limits };
  const command = [process.execPath, `--max-old-space-size=${moduleHeapMiB}`, fileURLToPath(moduleMain), resolve(file)];
  return open(`The module ${printable(file, 200)}`, processChannel(command, all.graceMs), all);
};

/** The program around a module. Node runs it, so it is the compiled one, also while tests run this file from source. */
const moduleMain = new URL(
  import.meta.url.endsWith(".ts") ? "../../dist/src/adapters/module-main.js" : "module-main.js",
  import.meta.url,
);

const open = async (name: string, start: StartChannel, limits: Limits): Promise<Opening> => {
  const connect = (): Connection => new Connection(name, start, limits);
  const connection = connect();
  const hello = await connection.greet();
  if (hello !== undefined) return { ok: true, implementation: new Session(connect, connection, hello) };
  const failure = await connection.lost;
  await connection.kill();
  return { ok: false, failure };
};
