import { isDeepStrictEqual } from "node:util";
import type { Opening } from "../../protocol/implementation.ts";
import { Connection } from "./connection.ts";
import type { Hello } from "../../protocol/hello.ts";
import { defaultLimits, type Limits } from "../limits.ts";
import { Pace } from "./pace.ts";
import { type OnLog, processChannel } from "./process-channel.ts";
import { Session } from "./session.ts";

/** How to start a program that talks the protocol, each time again. */
export const connector = (
  name: string,
  command: readonly string[],
  given: Partial<Limits>,
  onLog?: OnLog,
): (() => Connection) => {
  const limits = { ...defaultLimits, ...given };
  const start = processChannel(command, limits.graceMs, onLog);
  const pace = new Pace(limits.scenarioMs, given.scenarioMs === undefined);
  let first: Hello | undefined;
  // What is asked follows from what was declared first. A name may tell of a process, and differ.
  const isAsBefore = (hello: Hello): boolean => {
    first ??= hello;
    return isDeepStrictEqual({ ...hello, about: first.about }, first);
  };
  return () => new Connection(name, start, limits, isAsBefore, pace);
};

/** Starts a program that talks the protocol. `name` begins the sentences of its failures. */
export const open = async (
  name: string,
  command: readonly string[],
  given: Partial<Limits>,
  onLog?: OnLog,
): Promise<Opening> => {
  const connect = connector(name, command, given, onLog);
  const connection = connect();
  const hello = await connection.greet();
  if (hello !== undefined) return { ok: true, implementation: new Session(connect, connection, hello) };
  const failure = await connection.lost;
  await connection.kill();
  return { ok: false, failure };
};
