import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect } from "vitest";
import type { Limits } from "../../../../src/adapters/limits.ts";
import { openCommand } from "../../../../src/adapters/process/open-command.ts";
import type { Failure, FailureKind, Implementation } from "../../../../src/protocol/implementation.ts";
import { patientMs } from "../../../patience.ts";

/** Anyone who ignores SIGTERM is killed soon; for everything else there is time. */
export const limits: Limits = {
  startupMs: patientMs,
  scenarioMs: patientMs,
  graceMs: 300,
  leaveMs: patientMs,
};

const root = fileURLToPath(new URL("../../../../", import.meta.url));

/** The programs import the compiled model, and modules run in a compiled program. */
if (!existsSync(`${root}dist/src/adapters/module/module-main.js`))
  throw new Error("expected the compiled project in dist/, found none: run `npm run build` first");

let tokens = 0;

/** One of test/programs with a word of its own among its arguments, by which it is found again. */
export const program = (name: string, ...args: string[]): { command: string[]; token: string } => {
  tokens += 1;
  const token = `token-${process.pid}-${tokens}-${name}`;
  return { command: [process.execPath, `${root}test/programs/${name}.mjs`, token, ...args], token };
};

/** Opens it, and fails the test if it does not come up. */
export const opened = async (
  command: readonly string[],
  given: Partial<Limits> = {},
): Promise<Implementation> => {
  const opening = await openCommand(command, { ...limits, ...given });
  if (!opening.ok) throw new Error(opening.failure.message);
  return opening.implementation;
};

/** A failure of this kind whose message matches; its record, for files, shows nothing of the machine. */
export const failed = (kind: FailureKind, says: RegExp): object => ({
  kind: "failure",
  failure: failureOf(kind, says),
});

/** The failure itself. */
export const failureOf = (kind: FailureKind, says: RegExp): Failure =>
  expect.toSatisfy(
    ({ message, record = message, ...failure }: Failure) =>
      failure.kind === kind && says.test(message) && noMachine.test(record),
    `${kind}: ${says}`,
  ) as Failure;

/** No path of ours, no command, and nothing that was logged. */
const noMachine = /^(?![^]*(test\/programs|token-|standard error:))/;

/** The processes that have the token among their arguments. Dead ones that nobody has buried do not count. */
export const running = (token: string): readonly string[] =>
  existsSync("/proc/self/stat")
    ? readdirSync("/proc").filter((pid) => /^\d+$/.test(pid) && hasToken(pid, token))
    : execFileSync("ps", ["-A", "-o", "stat=,args="], { encoding: "utf8" })
        .split("\n")
        .filter((line) => line.includes(token) && !line.startsWith("Z"));

const hasToken = (pid: string, token: string): boolean => {
  try {
    const arguments_ = readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0");
    return arguments_.includes(token) && !readFileSync(`/proc/${pid}/stat`, "utf8").includes(") Z");
  } catch {
    return false;
  }
};

/** Waits until none is left; a SIGKILL takes a moment, and on a busy machine more than one. */
export const allGone = async (token: string): Promise<boolean> => {
  for (let left = 6_000; left > 0; left -= 1) {
    if (running(token).length === 0) return true;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return false;
};
