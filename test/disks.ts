import { spawn, spawnSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { describe } from "vitest";
import { type Ended, plainEnvironment, root, scratch } from "./e2e/run-cli.ts";

/** Disks that are full, or cannot be written: file systems in memory, in a mount namespace that ends with its process. */

/** How a namespace is had: as root, or by a user who may be root in a namespace of their own. */
const namespace = ["unshare", "--user", "--map-root-user", "--mount"] as const;
const ofRoot = ["unshare", "--mount"] as const;

const canMount = ([command, ...args]: readonly string[]): boolean =>
  spawnSync(command ?? "", [...args, "sh", "-c", "mount -t tmpfs none /mnt"]).status === 0;

const means = [namespace, ofRoot].find(canMount);

/** Tests that need a disk of their own: where none can be had they are skipped, and say so. */
export const describeWithDisks = (name: string, tests: () => void): void => {
  if (means !== undefined) return void describe(name, tests);
  console.warn(`${name}: skipped, for neither root nor a user namespace may mount a tmpfs here`);
  describe.skip(name, tests);
};

/** What is said in a shell on a disk. */
export interface OnDisk {
  /** Options of the mount, such as "size=64k" or "ro". */
  readonly options: string;
  /** Says what to do, as a shell reads it: $DISK is the disk, and `paripassu` the built command line. */
  readonly script: string;
}

/** Mounts a disk, and runs a script on it. */
export const onDisk = (
  { options, script }: OnDisk,
  env: Readonly<Record<string, string>> = {},
): Promise<Ended> =>
  new Promise((resolve, reject) => {
    const disk = join(scratch(), "disk");
    mkdirSync(disk);
    const cli = 'paripassu() { "$NODE" "$CLI" "$@"; }';
    const lines = [`mount -t tmpfs -o ${options} none "$DISK" || exit 99`, cli, script];
    const [command = "", ...args] = means ?? [];
    const child = spawn(command, [...args, "sh", "-c", lines.join("\n")], {
      cwd: root,
      env: {
        ...plainEnvironment(),
        DISK: disk,
        NODE: process.execPath,
        CLI: join(root, "dist/src/cli/cli.js"),
        ...env,
      },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let [stdout, stderr] = ["", ""];
    child.stdout.on("data", (chunk: Buffer) => (stdout += chunk.toString("utf8")));
    child.stderr.on("data", (chunk: Buffer) => (stderr += chunk.toString("utf8")));
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, stdout, stderr }));
  });
