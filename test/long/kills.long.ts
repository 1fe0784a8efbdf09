import { spawn } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { lastingResult } from "../unit/src/folder/kept.ts";
import { atMost } from "../acceptance.ts";
import { patientCli, root, runCli, scratch, emptyFolder } from "../e2e/run-cli.ts";

const flawed = ["--", "python3", join(root, "examples/python/flawed.py")];

/** Runs the command line, and kills it after some time; true where it ended by itself before. */
const endsWithin = (milliseconds: number, args: readonly string[]): Promise<boolean> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [...patientCli, ...args], { stdio: "ignore" });
    const timer = setTimeout(() => child.kill("SIGKILL"), milliseconds);
    child.on("error", reject);
    child.on("exit", (code) => {
      clearTimeout(timer);
      resolve(code !== null);
    });
  });

it("killed at random moments and resumed, a run loses nothing and counts nothing twice", async () => {
  const folder = scratch();
  const args = (name: string): readonly string[] => [
    ...["check", "--runs", "1000", "--out", join(folder, name), "--resume"],
    ...["--regressions", emptyFolder(join(folder, `regressions-${name}`))],
    ...flawed,
  ];
  expect((await runCli(args("whole"))).code).toBe(1);
  const whole = lastingResult(join(folder, "whole"));
  const most = atMost(50, 10);
  let kills = 0;
  let survived = 0;
  for (let run = 0; kills < most; run += 1) {
    const name = `run-${run}`;
    // Blocks, shrinking, and the writing of results: each is met at some moment.
    while (kills < most && !(await endsWithin(300 + Math.random() * 1500, args(name)))) kills += 1;
    expect((await runCli(args(name))).code).toBe(1);
    expect(lastingResult(join(folder, name))).toBe(whole);
    expect(readdirSync(join(folder, name, "blocks"))).toHaveLength(10);
    survived += 1;
  }
  expect(kills).toBe(most);
  expect(survived).toBeGreaterThan(0);
});
