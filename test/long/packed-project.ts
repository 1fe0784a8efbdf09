import { execFileSync } from "node:child_process";
import { copyFileSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { plainEnvironment, root, scratch } from "../e2e/run-cli.ts";

const json = (path: string): Readonly<Record<string, unknown>> =>
  JSON.parse(readFileSync(path, "utf8")) as Readonly<Record<string, unknown>>;

/** Runs npm, and returns what it prints. */
export const npm = (cwd: string, ...args: readonly string[]): string =>
  execFileSync("npm", [...args, "--no-audit", "--no-fund"], {
    cwd,
    encoding: "utf8",
    env: plainEnvironment(),
    stdio: ["ignore", "pipe", "pipe"],
  });

/** The packed suite, as it is built: the path of the tarball. */
export const packed = (): string => {
  const folder = scratch();
  const [one] = JSON.parse(
    npm(root, "pack", "--ignore-scripts", "--json", "--pack-destination", folder),
  ) as readonly { readonly filename: string }[];
  return join(folder, one?.filename ?? "");
};

type Lock = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/**
 * A project that has the packed suite installed, and nothing else of ours. The
 * versions are those of our own lock file, so that the cache of npm is enough.
 * vitest and the compiler, which a project has itself, are links to ours.
 */
export const projectWith = (tarball: string): string => {
  const cwd = scratch();
  const file = basename(tarball);
  copyFileSync(tarball, join(cwd, file));
  const dependencies = { paripassu: `file:${file}` };
  const project = { name: "project", version: "1.0.0", private: true, type: "module", dependencies };
  writeFileSync(join(cwd, "package.json"), JSON.stringify(project));
  const ours = json(join(root, "package-lock.json")).packages as Lock;
  const suite = json(join(root, "package.json"));
  const packages = {
    "": project,
    "node_modules/paripassu": {
      version: suite.version,
      resolved: `file:${file}`,
      dependencies: suite.dependencies,
      bin: suite.bin,
      engines: suite.engines,
      peerDependencies: suite.peerDependencies,
      peerDependenciesMeta: suite.peerDependenciesMeta,
    },
    ...Object.fromEntries(Object.entries(ours).filter(([path, one]) => path !== "" && isNeeded(one))),
  };
  const lock = { name: "project", version: "1.0.0", lockfileVersion: 3, requires: true, packages };
  writeFileSync(join(cwd, "package-lock.json"), JSON.stringify(lock));
  npm(cwd, "ci", "--prefer-offline", "--ignore-scripts");
  for (const name of ["vitest", "typescript", ".bin/vitest", ".bin/tsc"])
    symlinkSync(join(root, "node_modules", name), join(cwd, "node_modules", name));
  return cwd;
};

/** What a run of the suite needs: neither our own tools, nor what is optional. */
const isNeeded = (one: Readonly<Record<string, unknown>>): boolean =>
  ["dev", "peer", "optional", "devOptional"].every((flag) => one[flag] !== true);
