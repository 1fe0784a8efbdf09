import { access } from "node:fs/promises";
import { extname, resolve } from "node:path";
import type { Config } from "../config/config.ts";
import { readConfig } from "../config/read-config.ts";
import { readDocument, reasonOf, refuse, UsageError } from "./usage.ts";

/** The configuration of a project, in the folder where the command runs. */
const configNames = ["ts", "js", "mjs", "json"].map((ending) => `paripassu.config.${ending}`);

/** Where the configuration is: the file that `--config` names, or one with a usual name; undefined where there is none. */
export const configPath = async (named?: string): Promise<string | undefined> => {
  if (named?.trim() === "")
    throw new UsageError("--config: expected the name of a file, found an empty text");
  if (named !== undefined) return named;
  const found: string[] = [];
  for (const name of configNames) if (await isThere(name)) found.push(name);
  if (found.length > 1)
    throw new UsageError(
      `expected one configuration, found ${found.join(" and ")}: delete one, or name one with --config`,
    );
  return found[0];
};

const isThere = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

/** The configuration in a file, read again each time. */
export const configIn = async (path: string): Promise<Config> => {
  const reading = readConfig(extname(path) === ".json" ? await readDocument(path) : await exportedBy(path));
  if (!reading.ok) throw refuse(path, "configuration", reading.faults);
  return reading.value;
};

/** What a module exports by default. Its import of the suite is this suite, wherever it is installed. */
const exportedBy = async (path: string): Promise<unknown> => {
  if (!(await isThere(path)))
    throw new UsageError(`cannot read ${path}: there is no such file. Name a file that exists.`);
  const { createJiti } = await import("jiti");
  const jiti = createJiti(import.meta.url, {
    fsCache: false,
    moduleCache: false,
    virtualModules: { paripassu: await import("../index.ts") },
  });
  try {
    return await jiti.import(resolve(path), { default: true });
  } catch (error) {
    const reason = error instanceof Error ? error.message.split(/\s*\n\s*/).join(" ") : error;
    throw new UsageError(
      `${path} cannot be loaded: ${reasonOf(reason)}. Fix the file: docs/guides/configuration.md shows one.`,
    );
  }
};
