import { type ChildProcessByStdio, spawn } from "node:child_process";
import type { Writable } from "node:stream";

/**
 * A process of our own that outlives us by a moment. It is told which groups
 * live, and when its input ends, which it does however we end, SIGKILL too, it
 * kills those that are left. It is a shell, for that starts in a millisecond.
 */
const script = `
trap '' INT TERM HUP
live=' '
while read -r sign group; do
  case $sign in
    +) live="$live$group " ;;
    -) live="\${live%% $group *} \${live#* $group }" ;;
  esac
done
for group in $live; do kill -s KILL -- "-$group"; done
`;

type Guard = ChildProcessByStdio<Writable, null, null>;
let guard: Guard | undefined;

/** The guard, started when it is first needed. Nothing of it keeps this process running. */
const guardian = (): Guard => {
  if (guard !== undefined) return guard;
  const started = spawn("/bin/sh", ["-c", script, "paripassu-guard"], {
    // Out of our own group: what ends that must not end the guard.
    detached: true,
    cwd: "/",
    env: {},
    stdio: ["pipe", "ignore", "ignore"],
  });
  // Without a guard the other ways to end a group still work.
  started.on("error", () => {});
  started.stdin.on("error", () => {});
  started.unref();
  (started.stdin as Writable & { unref?: () => void }).unref?.();
  guard = started;
  return started;
};

const tell = (sign: "+" | "-", leader: number): void => {
  if (process.platform !== "win32") guardian().stdin.write(`${sign} ${leader}\n`);
};

/** From now on the group dies when we do. */
export const guardGroup = (leader: number): void => tell("+", leader);

/** The group is gone: its number may soon belong to somebody else. */
export const unguardGroup = (leader: number): void => tell("-", leader);
