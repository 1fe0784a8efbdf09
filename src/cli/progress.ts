import { SingleBar } from "cli-progress";
import { printError } from "../text/print.ts";

/** Tells how far a run has come: a bar on a terminal, or a line now and then, elsewhere or where other lines come. */
export interface Progress {
  readonly at: (done: number) => void;
  readonly end: () => void;
}

export const progress = (runs: number, what = "scenarios", inLines = false): Progress => {
  if (process.stderr.isTTY && !inLines) {
    const bar = new SingleBar({
      format: `{bar} {value}/{total} ${what}`,
      clearOnComplete: true,
      stream: process.stderr,
    });
    bar.start(runs, 0);
    return { at: (done) => bar.update(done), end: () => bar.stop() };
  }
  const every = Math.max(1, Math.ceil(runs / 4));
  return {
    at: (done) => {
      if (done % every === 0 || done === runs) printError(`${done} of ${runs} ${what}\n`);
    },
    end: () => {},
  };
};

/** Steps over fewer accounts in all take no time that anybody would notice. */
const manyAccounts = 200_000;

/** Whether to run this many actions on this many accounts takes a while. */
export const isLong = (actions: number, accounts: number): boolean => actions * accounts >= manyAccounts;

/** Tells nothing. */
export const silent: Progress = { at: () => {}, end: () => {} };

/** Tells how far the actions of one scenario have come, where that takes a while. */
export const progressOfActions = (actions: number, accounts: number): Progress =>
  isLong(actions, accounts) ? progress(actions, `actions on ${accounts} accounts`) : silent;
