import { mkdtempSync, readdirSync, rmSync } from "node:fs";
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

/**
 * A folder in which programs tell, by a file, that they hang from now on: see
 * `hang` in test/programs/_base.mjs. Not for concurrent tests.
 */
export const clockOfTheHung = (): string => {
  const folder = mkdtempSync(join(tmpdir(), "paripassu-hung-"));
  const { setInterval: often, clearInterval: end } = globalThis;
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
  const ticking = often(() => {
    const hung = readdirSync(folder);
    vi.advanceTimersByTime(hung.length > 0 ? 2 * silenceMs : tickMs);
    for (const name of hung) rmSync(join(folder, name));
  }, tickMs);
  onTestFinished(() => {
    end(ticking);
    vi.useRealTimers();
  });
  return folder;
};
