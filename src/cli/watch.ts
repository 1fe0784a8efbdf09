import { exitCodes } from "../check/result-name.ts";
import { print } from "../text/print.ts";
import { changesIn } from "./changes.ts";
import type { CheckFlags } from "./check-flags.ts";
import { checkAll, type Project } from "./check-all.ts";
import { refuseNone } from "./subject.ts";
import { tellError } from "./tell-error.ts";
import { UsageError } from "./usage.ts";
import { isWrittenBy, watchedBy } from "./watched-files.ts";

/**
 * Checks again whenever a file changes that the check depends on. Stored
 * counterexamples run first, and of several implementations those that failed
 * last time. A change during a check ends it. SIGINT ends it all, and the exit
 * code is that of the last check.
 */
export const watchProject = async (read: () => Promise<Project>, flags: CheckFlags): Promise<number> => {
  refuseBeside(flags);
  // What is wrong at the start is wrong usage. Later it may be half of an edit.
  let project = await read();
  for (const { command, flags: named } of project.checks) refuseNone({ command, ...named });
  const paths = await watchedBy(project);
  if (paths.length === 0)
    throw new UsageError(
      '--watch: expected a program, module, artifact or configuration whose file can change, found none: leave --watch out, or name files in the configuration, as in watch: ["src"]',
    );
  const changes = await changesIn(paths, (path) => isWrittenBy(project.checks, path));
  const interrupt = new AbortController();
  const ended = new Promise<void>((settle) => interrupt.signal.addEventListener("abort", () => settle()));
  const isOver = (): boolean => interrupt.signal.aborted;
  const stop = (): void => interrupt.abort();
  process.once("SIGINT", stop);
  const failed = new Set<string>();
  let code: number = exitCodes.inconclusive;
  try {
    for (;;) {
      const outdated = new AbortController();
      const change = changes.next().then(() => outdated.abort());
      code = await checked(project, failed, outdated.signal);
      if (isOver()) return code;
      if (!outdated.signal.aborted) print("\nwaiting for changes; Ctrl-C ends\n");
      await Promise.race([change, ended]);
      if (isOver()) return code;
      print("changed: checking again\n\n");
      project = await readAgain(read, project);
      changes.watch(await watchedBy(project));
    }
  } finally {
    process.off("SIGINT", stop);
    await changes.close();
  }
};

const refuseBeside = (flags: CheckFlags): void => {
  const flag = (["out", "resume", "shard"] as const).find((name) => flags[name] !== undefined);
  if (flag !== undefined)
    throw new UsageError(
      `--${flag} means nothing with --watch, which checks again and again: leave one out (--reports writes the reports of the last check)`,
    );
};

/** One check of all. What goes wrong is said, and waits for the next change. */
const checked = async ({ checks }: Project, failed: Set<string>, signal: AbortSignal): Promise<number> => {
  const first = [...checks].sort((a, b) => Number(failed.has(b.name)) - Number(failed.has(a.name)));
  try {
    return await checkAll(first, signal, ({ name }, code) => {
      if (code === exitCodes.conformant) failed.delete(name);
      else failed.add(name);
    });
  } catch (error) {
    return tellError(error);
  }
};

/** What is to be checked now; where the configuration cannot be read, what was checked before. */
const readAgain = async (read: () => Promise<Project>, before: Project): Promise<Project> => {
  try {
    return await read();
  } catch (error) {
    tellError(error);
    return before;
  }
};
