import { type FSWatcher, watch } from "chokidar";

/** A build writes many files: what changes within this time is one change. */
const pauseMs = 100;

/** What changes in files and folders. */
export interface Changes {
  /** Settles after the next change, or at once where one came since this was last asked. */
  readonly next: () => Promise<void>;
  readonly watch: (paths: readonly string[]) => void;
  readonly close: () => Promise<void>;
}

/** Watches files and folders; `isOwn` names the paths that we write ourselves. */
export const changesIn = async (
  paths: readonly string[],
  isOwn: (path: string) => boolean,
): Promise<Changes> => {
  const watcher: FSWatcher = watch([...paths], {
    ignoreInitial: true,
    ignored: (path) => /[\\/](node_modules|\.git)([\\/]|$)/.test(path),
  });
  let isChanged = false;
  let wake = (): void => {};
  watcher.on("all", (_, path) => {
    if (isOwn(path)) return;
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
    watch: (more) => watcher.add([...more]),
    close: () => watcher.close(),
  };
};
