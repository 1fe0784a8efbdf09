#!/usr/bin/env node
import { realpathSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { version } from "../protocol/version.ts";
import { print } from "../text/print.ts";
import { settleEarlyEnd, settleEndings } from "./endings.ts";

/** Runs the command line and returns the exit code. The version needs none of it. */
export const main = async (args: readonly string[]): Promise<number> => {
  if (args[0] === "--version" || args[0] === "-V") {
    print(`${version}\n`);
    return 0;
  }
  const loaded = await import("./main.ts");
  return loaded.main(args);
};

/** Whether this file was started, by whatever link, and not imported. */
const isStarted = (path = ""): boolean =>
  path !== "" && realpathSync(path) === realpathSync(fileURLToPath(import.meta.url));

/** Runs the command line of this process, and ends it as that ends. */
export const start = async (): Promise<void> => {
  settleEndings();
  const atEnd = settleEarlyEnd();
  process.exitCode = await main(process.argv.slice(2));
  atEnd();
};

if (isStarted(process.argv[1])) await start();
