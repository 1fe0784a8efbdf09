import { spawn } from "node:child_process";
import { openSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { patientCli, plainEnvironment, runCli, scratch } from "./run-cli.ts";

/** How the command line ends where one of its streams goes nowhere: a reader that leaves at once, or a full disk. */
const endOf = (
  args: readonly string[],
  broken: "stdout" | "stderr",
  how: "no reader" | "full",
): Promise<number | null> =>
  new Promise((resolve, reject) => {
    const stream = how === "full" ? openSync("/dev/full", "w") : "pipe";
    const child = spawn(process.execPath, [...patientCli, ...args], {
      cwd: scratch(),
      env: plainEnvironment(),
      stdio: ["ignore", broken === "stdout" ? stream : "ignore", broken === "stderr" ? stream : "ignore"],
    });
    (broken === "stdout" ? child.stdout : child.stderr)?.destroy();
    child.on("error", reject);
    child.on("close", resolve);
  });

describe.concurrent("the exit code", () => {
  test.for([
    ["stdout", "no reader", 0],
    ["stderr", "no reader", 0],
    ["stderr", "full", 0],
    // Nobody has read what was found.
    ["stdout", "full", 3],
  ] as const)("is the verdict's where %s has %s", async ([broken, how, passed]) => {
    expect(await endOf(["check", "--model", "--runs", "60", "--only", "CONS-1"], broken, how)).toBe(passed);
    expect(await endOf(["check", "--", "no-such-program-anywhere"], broken, how)).toBe(4);
  });

  test("is 3 where a fault of ours is caught by nobody", async () => {
    // While the modules are loaded, nothing of ours listens yet.
    const bug =
      "setInterval(()=>{if(process.listenerCount('uncaughtException'))throw%20Error('a%20bug%20of%20ours')},100)";
    const { code, stderr } = await runCli(["check", "--model", "--runs", "5000"], {
      env: { NODE_OPTIONS: `--import=data:text/javascript,${bug}` },
      cwd: scratch(),
    });
    expect(stderr).toContain("an error of its own, please report it: Error: a bug of ours");
    expect(code).toBe(3);
  });
});
