import { mkdtempSync, readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished, vi } from "vitest";

/**
 * A clock that goes on as ours does, and leaps beyond the limit when a program
 * hangs. The limit is so long that nothing that is merely slow ever meets it,
 * however busy the machine is.
 */

/** The limit of what may hang: 27 hours. */
export const silenceMs = 100_000_000;

/** How often time goes on. */
const tickMs = 5;

/** After this many ticks the clock leaps again, if the program still hangs. */
const again = 200;

/**
 * A folder in which programs tell, by a file named after their process, that
 * they hang from now on: see `hang` in test/programs/_base.mjs. One leap may
 * not do: what the program answered before it hung may be read after the leap,
 * and then starts the limit again. Not for concurrent tests.
 */
export const clockOfTheHung = (): string => {
  const folder = mkdtempSync(join(tmpdir(), "paripassu-hung-"));
  const { setInterval: often, clearInterval: end } = globalThis;
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
  const ticks = new Map<string, number>();
  const leaps = (name: string): boolean => {
    const since = ticks.get(name) ?? 0;
    ticks.set(name, since + 1);
    return since % again === 0 && isRunning(Number(name));
  };
  const ticking = often(() => {
    const isHung = readdirSync(folder).filter(leaps).length > 0;
    vi.advanceTimersByTime(isHung ? 2 * silenceMs : tickMs);
  }, tickMs);
  onTestFinished(() => {
    end(ticking);
    vi.useRealTimers();
  });
  return folder;
};

const isRunning = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};
