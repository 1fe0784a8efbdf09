import { dirname } from "node:path";
import { type FSWatcher, watch } from "chokidar";
import { isWithin } from "../subject/subject.ts";

/** A build writes many files: what changes within this time is one change. */
const pauseMs = 100;

/** What changes in files and folders. */
export interface Changes {
  /** Settles after the next change, or at once where one came since this was last asked. */
  readonly next: () => Promise<void>;
  /** Watches these from now on, beside those before. */
  readonly watch: (paths: readonly string[]) => void;
  readonly close: () => Promise<void>;
}

/**
 * Watches files and folders, by their whole paths; `isOwn` names the paths that
 * we write ourselves. It begins at the folder where we run: a file is seen
 * again when the folders above it were deleted and made again.
 */
export const changesIn = async (
  paths: readonly string[],
  isOwn: (path: string) => boolean,
): Promise<Changes> => {
  const here = process.cwd();
  const watched = new Set(paths);
  const isWatched = (path: string): boolean => [...watched].some((one) => isWithin(path, one));
  const isAbove = (path: string): boolean => [...watched].some((one) => isWithin(one, path));
  const rootOf = (path: string): string => (isWithin(path, here) ? here : dirname(path));
  const watcher: FSWatcher = watch([...new Set(paths.map(rootOf))], {
    ignoreInitial: true,
    ignored: (path) =>
      (!isWatched(path) && !isAbove(path)) || /[\\/](node_modules|\.git)([\\/]|$)/.test(path),
  });
  let isChanged = false;
  let wake = (): void => {};
  watcher.on("all", (_, path) => {
    if (!isWatched(path) || isOwn(path)) return;
    isChanged = true;
    wake();
  });
  await new Promise<void>((ready) => watcher.once("ready", ready));
  return {
    next: async () => {
      if (!isChanged) await new Promise<void>((ready) => (wake = ready));
      await new Promise((ready) => setTimeout(ready, pauseMs));
      isChanged = false;
    },
    watch: (more) => {
      const added = more.filter((path) => !watched.has(path));
      for (const path of added) watched.add(path);
      watcher.add(added);
    },
    close: () => watcher.close(),
  };
};
