import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { printable } from "../../text/printable.ts";
import type { Channel, Ending, Listener, StartChannel } from "./channel.ts";
import { decode, excerpt, maxMessageBytes } from "../../protocol/decode.ts";
import { passedOn } from "../../protocol/environment.ts";
import { LastWords } from "./last-words.ts";
import { LineSplitter } from "./line-splitter.ts";
import { forgetGroup, signalGroup, watchGroup } from "./process-groups.ts";
import { deferred, keptWithin, patiently } from "../time.ts";

/** Hears what a program logs on standard error. Untrusted. */
export type OnLog = (chunk: Uint8Array) => void;

/** After the exit, what is left in the pipes is read for at most this long. */
const drainMs = 500;

/** After SIGKILL, a process is waited for at most this long: the system ends it, however busy it is. */
const killMs = 30_000;

/**
 * A process that exchanges messages, one JSON document a line, over its
 * standard input and output. It runs without a shell and leads a process group
 * of its own, so that what it starts can be ended with it; only what has left the
 * group on purpose stays, and is no longer listened to.
 */
export const processChannel =
  (command: readonly string[], graceMs: number, onLog?: OnLog): StartChannel =>
  (listener) => {
    const [file = "", ...args] = command;
    try {
      const child = spawn(file, args, { detached: true, env: passedOn(process.env), stdio: "pipe" });
      return channelOf(child, graceMs, listener, onLog);
    } catch (error) {
      // Such as a null character in an argument; what is merely missing is told by an event.
      queueMicrotask(() => listener.onEnd(notStarted(error)));
      return { send: () => {}, end: () => {}, kill: () => Promise.resolve(), lastWords: () => "" };
    }
  };

const notStarted = (error: unknown): Ending => ({
  kind: "crash",
  what: "could not be started",
  detail: `Expected a program and its arguments, without shell syntax; found: ${printable(String(error))}. Check the path, and that the file is executable.`,
  record:
    "Expected a program and its arguments, without shell syntax. Check the path, and that the file is executable.",
});

const channelOf = (
  child: ChildProcessWithoutNullStreams,
  graceMs: number,
  listener: Listener,
  onLog: OnLog = () => {},
): Channel => {
  const leader = child.pid;
  const words = new LastWords();
  const lines = new LineSplitter(maxMessageBytes);
  const gone = deferred<void>();
  let ended = false;
  let lineNumber = 0;
  let killing: Promise<void> | undefined;

  const end = (ending: Ending): void => {
    if (ended) return;
    ended = true;
    child.stdout.destroy();
    listener.onEnd(ending);
  };

  const read = (chunk: Buffer): void => {
    for (const line of lines.push(chunk)) {
      lineNumber += 1;
      const decoded = decode(line);
      if (!decoded.ok) {
        const expected = (found: string): string =>
          `Expected one JSON message a line on standard output, found ${found} as line ${lineNumber}. Log to standard error instead.`;
        end({
          kind: "protocol",
          what: "broke the protocol",
          detail: expected(decoded.found),
          record: expected(decoded.kind),
        });
        void kill();
      } else listener.onMessage(decoded.message);
      if (ended) return;
    }
  };

  const kill = (): Promise<void> => {
    killing ??= (async () => {
      if (leader === undefined) return;
      child.stdout.destroy();
      signalGroup(leader, "SIGTERM");
      if (await keptWithin(gone.promise, graceMs)) return;
      signalGroup(leader, "SIGKILL");
      if (!(await keptWithin(gone.promise, killMs))) leave({ kind: "crash", what: "could not be killed" });
    })();
    return killing;
  };

  const leave = (ending: Ending): void => {
    end(ending);
    // What escaped the group may hold the pipes open; they are nothing to us now.
    for (const stream of [child.stdin, child.stdout, child.stderr]) stream.destroy();
    gone.resolve();
  };

  const exit = (code: number | null, signal: string | null): Ending => {
    const how = signal === null ? `ended with exit code ${code}` : `was ended by ${signal}`;
    if (lines.size === 0) return { kind: "crash", what: how };
    const detail = `Its last line, ${excerpt(lines.rest(400))}, has no end: end each message with a line feed.`;
    const record = "Its last line has no end: end each message with a line feed.";
    return { kind: "crash", what: how, detail, record };
  };

  child.stdout.on("data", read);
  child.stderr.on("data", (chunk: Buffer) => {
    words.add(chunk);
    onLog(chunk);
  });
  // Its last line may have no end.
  child.stderr.on("end", () => words.text() !== "" && onLog(Buffer.from("\n")));
  // A pipe that breaks is a process that ends, which is told elsewhere.
  for (const stream of [child.stdin, child.stdout, child.stderr]) stream.on("error", () => {});
  child.on("error", (error) => {
    if (leader === undefined) leave(notStarted(error));
  });
  child.on("exit", (code, signal) => {
    if (leader === undefined) return;
    signalGroup(leader, "SIGKILL");
    forgetGroup(leader);
    const cancel = patiently(drainMs, () => leave(exit(code, signal)));
    child.on("close", () => {
      cancel();
      leave(exit(code, signal));
    });
  });
  if (leader !== undefined) watchGroup(leader);

  return {
    send: (message) => {
      if (ended || !child.stdin.writable) return;
      // Messages of one turn go out in one write: a write costs more than what it carries.
      if (child.stdin.writableCorked === 0) {
        child.stdin.cork();
        process.nextTick(() => child.stdin.uncork());
      }
      child.stdin.write(`${JSON.stringify(message)}\n`);
    },
    end: () => child.stdin.end(),
    kill,
    lastWords: () => words.text(),
  };
};
