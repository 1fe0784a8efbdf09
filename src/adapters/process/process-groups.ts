import { guardGroup, unguardGroup } from "./guard.ts";

/**
 * The process groups that we started and that may still run. When this
 * process ends, however it ends, they are killed: by this process itself, or,
 * if it has no time for that, by the guard.
 */
const live = new Set<number>();
let installed = false;

/** Signals every process of the group that this process leads. */
export const signalGroup = (leader: number, signal: NodeJS.Signals): void => {
  try {
    // Windows has no groups: there only the leader is ended.
    process.kill(process.platform === "win32" ? leader : -leader, signal);
  } catch {
    // Nobody is left, which is what was wanted.
  }
};

/** From now on the group dies with us. */
export const watchGroup = (leader: number): void => {
  install();
  live.add(leader);
  guardGroup(leader);
};

/** The group is gone: its number may soon belong to somebody else. */
export const forgetGroup = (leader: number): void => {
  if (live.delete(leader)) unguardGroup(leader);
};

const killAll = (): void => {
  for (const leader of live) signalGroup(leader, "SIGKILL");
};

const install = (): void => {
  if (installed) return;
  installed = true;
  process.on("exit", killAll);
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    const onSignal = (): void => {
      // Somebody else handles the signal, and will end the process or not.
      if (process.listenerCount(signal) > 1) return;
      killAll();
      // Die of the signal, as if it had not been handled.
      process.off(signal, onSignal);
      process.kill(process.pid, signal);
    };
    // First, so that a handler that wants to be called only once still counts.
    process.prependListener(signal, onSignal);
  }
};
