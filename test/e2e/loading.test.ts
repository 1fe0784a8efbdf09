import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { buildProgram } from "../../src/cli/program.ts";
import { plainEnvironment, root, scratch } from "./run-cli.ts";

/** The packages of which the command line loads a file, by what V8 notes of every script. */
const packagesLoadedBy = (...args: readonly string[]): readonly string[] => {
  const folder = scratch();
  const { status } = spawnSync(process.execPath, [join(root, "dist/src/cli/start.cjs"), ...args], {
    env: { ...plainEnvironment(), NODE_V8_COVERAGE: folder },
  });
  expect(status).toBe(0);
  const urls = readdirSync(folder).flatMap((name) => {
    const { result } = JSON.parse(readFileSync(join(folder, name), "utf8")) as { result: { url: string }[] };
    return result.map(({ url }) => url);
  });
  expect(urls.some((url) => url.endsWith("/start.cjs"))).toBe(true);
  const names = urls.flatMap((url) => /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(url)?.[1] ?? []);
  return [...new Set(names)].sort();
};

const helps = buildProgram().commands.flatMap((command) => [
  [command.name()],
  ...command.commands.map((inner) => [command.name(), inner.name()]),
]);

describe("what the command line loads", () => {
  it.each(["--version", "-V"])("is no package at all for %s", (flag) => {
    expect(packagesLoadedBy(flag)).toEqual([]);
  });

  it.each([[], ...helps].map((words) => [[...words, "--help"].join(" ")]))(
    "is the reader of options alone for %s",
    (words) => {
      expect(packagesLoadedBy(...words.split(" "))).toEqual(["commander"]);
    },
  );

  it("is more where a command is run: the test sees it", () => {
    expect(packagesLoadedBy("mechanisms", "morpho-blue")).toContain("typebox");
  });

  it("is no loader of a configuration, and no watcher, where neither is asked for", () => {
    const packages = packagesLoadedBy("check", "--quiet", "--model", "--runs", "60", "--only", "CONS-1");
    expect(packages).toContain("typebox");
    expect(packages.filter((name) => /jiti|chokidar|tab$/.test(name))).toEqual([]);
  });
});
