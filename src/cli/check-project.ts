import { resolve } from "node:path";
import type { Config, ImplementationConfig } from "../config/config.ts";
import { checkAll, type Project } from "./check-all.ts";
import type { CheckFlags } from "./check-flags.ts";
import { configIn, configPath } from "./config-file.ts";
import { printError } from "../text/print.ts";
import { printable } from "../text/printable.ts";
import { gatesLeftOut, type NamedCheck, namedCheck, settingsAlone } from "./config-flags.ts";
import { unknownName } from "./mechanism-named.ts";
import { isNamed } from "./subject.ts";
import { UsageError } from "./usage.ts";

/**
 * Runs `paripassu check`: what the command line names, or the implementations
 * of the configuration. A configuration that is not named is looked for only
 * where the command line names no implementation.
 */
export const checkProject = async (
  words: readonly string[],
  flags: CheckFlags,
  isCommand: boolean,
): Promise<number> => {
  const read = (): Promise<Project> => projectFrom(words, flags, isCommand);
  if (flags.watch !== true) return checkAll((await read()).checks);
  const { watchProject } = await import("./watch.ts");
  return watchProject(read, flags);
};

const projectFrom = async (
  words: readonly string[],
  flags: CheckFlags,
  isCommand: boolean,
): Promise<Project> => {
  const isGiven = isCommand || isNamed({ command: [], ...flags });
  if (isGiven && flags.config === undefined) return { checks: [given(words, flags)] };
  const path = await configPath(flags.config);
  if (path === undefined) {
    refuseLoneName(words);
    return { checks: [given(words, flags)] };
  }
  const config = await configIn(path);
  const named = isGiven ? [] : chosen(config, words);
  tellLeftOut(gatesLeftOut([config, ...named.map(([, one]) => one)], flags));
  const checks = isGiven
    ? [given(words, settingsAlone(config, flags), config.watch)]
    : named.map(([name, one]) => namedCheck(name, one, config, flags));
  if (checks.length > 1) refuseForSeveral(flags);
  refuseSameReports(checks);
  return { checks, config: path };
};

const given = (command: readonly string[], flags: CheckFlags, watch: readonly string[] = []): NamedCheck => ({
  name: "",
  command,
  flags,
  watch,
});

/** A gate that does not apply must not look as if it were passed. */
const tellLeftOut = (gates: readonly string[]): void => {
  if (gates.length > 0)
    printError(
      `paripassu: --exhaustive does not apply ${gates.join(", ")} of the configuration: run paripassu check without it to gate by them\n`,
    );
};

/** The implementations that are named, or all. */
const chosen = (
  { implementations }: Config,
  words: readonly string[],
): readonly (readonly [string, ImplementationConfig])[] => {
  const names = Object.keys(implementations);
  const unknown = words.find((word) => !names.includes(word));
  if (unknown !== undefined)
    throw new UsageError(
      `${unknownName("the name of an implementation in the configuration", unknown, names).message} (a command goes behind --)`,
    );
  return Object.entries(implementations).filter(([name]) => words.length === 0 || words.includes(name));
};

/** One bare word was meant for a configuration that is not here. A program of that name must not run in its place. */
const refuseLoneName = ([word = "", ...more]: readonly string[]): void => {
  if (more.length === 0 && /^[A-Za-z0-9_][A-Za-z0-9_.-]*$/.test(word))
    throw new UsageError(
      `"${printable(word, 64)}": expected a configuration with an implementation of this name, found no paripassu.config.ts, .js, .mjs or .json in this folder: run it where there is one, or name the file with --config (a command goes behind --)`,
    );
};

/** Flags that name one thing, which several implementations cannot share. */
const refuseForSeveral = (flags: CheckFlags): void => {
  const flag = (["json", "out", "reports", "subject", "shard"] as const).find(
    (name) => flags[name] !== undefined,
  );
  if (flag !== undefined)
    throw new UsageError(
      `--${flag} is for one implementation, and the configuration has several: name one, as in paripassu check NAME`,
    );
};

/** Each would replace what the other wrote, and a failure would be gone. */
const refuseSameReports = (checks: readonly NamedCheck[]): void => {
  const seen = new Map<string, string>();
  for (const { name, flags } of checks) {
    if (flags.reports === undefined) continue;
    const folder = resolve(flags.reports);
    const other = seen.get(folder);
    if (other !== undefined)
      throw new UsageError(
        `expected a folder for the reports of each implementation, found ${flags.reports} for ${other} and ${name}: name another, or set reports for all`,
      );
    seen.set(folder, name);
  }
};
