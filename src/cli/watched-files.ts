import { readdir, stat } from "node:fs/promises";
import { dirname, extname, join, resolve } from "node:path";
import { draftEnding } from "../files/files.ts";
import { isWithin } from "../subject/subject.ts";
import type { Project } from "./check-all.ts";
import type { NamedCheck } from "./config-flags.ts";
import { usualRegressions } from "./stored-cases.ts";

/** Files that are run. Others that a command line names may be written by the program itself. */
const program = /\.([cm]?[jt]s|py|rb|php|pl|lua|jl|exs?|jar|class|wasm|dll)$/;

/** How writeWhole names a file until it is whole. */
const draft = new RegExp(`\\.[0-9a-f-]{36}\\${draftEnding}$`);

/**
 * The files and folders that a check depends on: the program or module, with
 * the files beside it that have its ending; the artifact, the mechanism, the
 * list of known failures, the configuration, and what `watch` names there.
 */
export const watchedBy = async ({ checks, config }: Project): Promise<readonly string[]> => {
  const single = checks.flatMap(({ flags, watch }) => [
    ...[flags.mechanism, flags.knownFailures].filter((path) => path !== undefined),
    ...watch,
  ]);
  const programs = checks.flatMap(({ command: [first = "", ...rest], flags: { module, evm } }) => [
    ...(first.includes("/") ? [first] : []),
    ...[...rest, ...(module === undefined ? [] : [module])].filter((word) => program.test(word)),
    ...(evm === undefined ? [] : [evm]),
  ]);
  const there = await Promise.all(single.map(async (path) => ((await isThere(path)) ? [path] : [])));
  const beside = await Promise.all(programs.map(withThoseBeside));
  const paths = [...there.flat(), ...beside.flat(), ...(config === undefined ? [] : [config])];
  return [...new Set(paths.map((path) => resolve(path)))];
};

const isThere = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );

/** A program that is not there now may be built again. */
const withThoseBeside = async (path: string): Promise<readonly string[]> => {
  const ending = extname(path);
  const names = program.test(path) ? await readdir(dirname(path)).catch(() => []) : [];
  const beside = names.filter((name) => extname(name) === ending).map((name) => join(dirname(path), name));
  return [path, ...beside];
};

/** Whether a check writes to this path itself, or to the draft of it. */
export const isWrittenBy = (checks: readonly NamedCheck[], written: string): boolean => {
  const path = written.replace(draft, "");
  return checks
    .flatMap(({ flags: { json, reports, regressions = usualRegressions } }) => [json, reports, regressions])
    .some((one) => one !== undefined && isWithin(path, resolve(one)));
};
