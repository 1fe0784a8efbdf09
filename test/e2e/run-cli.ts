import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

export const root = fileURLToPath(new URL("../..", import.meta.url));
const cli = join(root, "dist/src/cli/cli.js");

const patience = pathToFileURL(join(root, "test/patience.mjs")).href;

/** Arguments of Node that start the built command line without limits of time: see patience.ts. */
export const patientCli = ["--import", patience, cli] as const;

/** The same for whatever starts it by itself, such as a script. */
export const patientEnvironment = { NODE_OPTIONS: `--import ${patience}` } as const;

/** How a run of the command line ended. */
export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Our environment, without what the test runner says of colours. */
export const plainEnvironment = (): NodeJS.ProcessEnv => ({ ...process.env, FORCE_COLOR: "", NO_COLOR: "" });

/** A new folder for files that a test writes. */
export const scratch = (): string => mkdtempSync(join(tmpdir(), "paripassu-"));

/** A folder that is there, made where it is not: --regressions takes no other. */
export const emptyFolder = (path: string): string => {
  mkdirSync(path, { recursive: true });
  return path;
};

/** Runs the built command line, without a shell. */
export const runCli = (
  args: readonly string[],
  { input = "", env = {}, cwd = root }: { input?: string; env?: Record<string, string>; cwd?: string } = {},
): Promise<Ended> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [...patientCli, ...args], {
      cwd,
      env: { ...plainEnvironment(), ...env },
    });
    let stdout = "";
    let stderr = "";
    child.stdout.on("data", (chunk: Buffer) => (stdout += chunk.toString("utf8")));
    child.stderr.on("data", (chunk: Buffer) => (stderr += chunk.toString("utf8")));
    child.on("error", reject);
    child.on("close", (code) => {
      resolve({ code, stdout, stderr });
    });
    child.stdin.end(input);
  });
