import { execFile, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { promisify } from "node:util";
import { describe } from "vitest";
import { plainEnvironment, scratch } from "./e2e/run-cli.ts";

/** Compilers and interpreters of other languages, and a browser: what is there, and how to build with it. */

const runs = (command: string, argument: string): boolean => spawnSync(command, [argument]).status === 0;

/** Where Debian keeps the sources of crates, which stand in for crates.io. */
const debianCrates = "/usr/share/cargo/registry";

const hasCrates = (): boolean => {
  try {
    const crates = readdirSync(debianCrates);
    return ["serde_json-1", "serde_derive-1", "num-bigint-0.4"].every((name) =>
      crates.some((crate) => crate.startsWith(name)),
    );
  } catch {
    return false;
  }
};

/** The browser that pages are tested in. */
export const chromiumPath = process.env.CHROMIUM ?? "/usr/bin/chromium";

const needs: Readonly<Record<string, () => string | undefined>> = {
  python: () => (runs("python3", "--version") ? undefined : "python3"),
  chromium: () => (runs(chromiumPath, "--version") ? undefined : `chromium (${chromiumPath})`),
  go: () => (runs("go", "version") ? undefined : "go"),
  rust: () => {
    if (!runs("cargo", "--version")) return "cargo";
    return hasCrates() ? undefined : `serde_json, serde_derive and num-bigint in ${debianCrates}`;
  },
};

/** Tests that need a language, or a browser: without it they are skipped, and say so, but never in CI. */
export const describeWith = (tool: string, name: string, tests: () => void): void => {
  const missing = needs[tool]?.();
  if (missing === undefined || process.env.CI !== undefined) return void describe(name, tests);
  console.warn(`${name}: skipped, for there is no ${missing} here; in CI it is installed`);
  describe.skip(name, tests);
};

/** Runs one step of a build. Rejects with what it printed. */
export const build = async (cwd: string, [command = "", ...args]: readonly string[]): Promise<void> => {
  await promisify(execFile)(command, args, { cwd, env: plainEnvironment() });
};

/** Takes crates from Debian; and does not optimize, which takes most of the time. Users have crates.io, and need none of this. */
const cargoConfig = `
[source.crates-io]
replace-with = "debian"

[source.debian]
directory = "${debianCrates}"

[profile.release]
opt-level = 0
`;

/** Tells cargo how to build in this folder. */
export const configureCargo = (cwd: string): void => {
  mkdirSync(join(cwd, ".cargo"));
  writeFileSync(join(cwd, ".cargo/config.toml"), cargoConfig);
};

/** A copy to build in, without what a build with other crates left there. */
export const copyOf = (folder: string): string => {
  const copy = scratch();
  cpSync(folder, copy, { recursive: true, filter: (path) => !/^(target|Cargo\.lock)$/.test(basename(path)) });
  return copy;
};
