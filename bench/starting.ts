/** The CPU time that the command line takes to say its version, beside that of a Node that does nothing. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Measured } from "./ratio.ts";

const rounds = 10;

/** Prints the CPU time of the whole process on standard error when it ends, in microseconds. */
const meter =
  'process.on("exit", () => { const { user, system } = process.cpuUsage(); console.error(user + system); });';

const start = fileURLToPath(new URL("../src/cli/start.cjs", import.meta.url));

export const starting = (): readonly Measured[] => {
  const path = join(mkdtempSync(join(tmpdir(), "paripassu-bench-")), "meter.cjs");
  writeFileSync(path, meter);
  /** The best of some rounds, so that other load counts least. */
  const cpuOf = (...args: readonly string[]): number =>
    Math.min(
      ...Array.from({ length: rounds }, () =>
        Number(spawnSync(process.execPath, ["--require", path, ...args], { encoding: "utf8" }).stderr),
      ),
    ) / 1000;
  const nothing = cpuOf("-e", "0");
  const ms = (time: number): string => `${time.toFixed(0)} ms`;
  return [
    { flag: "--version", most: 2 },
    { flag: "--help", most: 4 },
  ].map(({ flag, most }) => {
    const cpu = cpuOf(start, flag);
    const ratio = cpu / nothing;
    return {
      what: `CPU of paripassu ${flag}, as a multiple of node -e 0`,
      ratio,
      goal: `<= ${most}`,
      met: ratio <= most,
      detail: `${ms(cpu)} against ${ms(nothing)}`,
    };
  });
};
