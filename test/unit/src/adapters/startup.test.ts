import { describe, expect, test } from "vitest";
import { openCommand } from "../../../../src/adapters/process/open-command.ts";
import type { FailureKind } from "../../../../src/protocol/implementation.ts";
import { allGone, failureOf, limits, program } from "./programs.ts";

const faults: readonly (readonly [name: string, kind: FailureKind, says: RegExp])[] = [
  [
    "exit-before-hello",
    "crash",
    /exit-before-hello\.mjs .* ended with exit code 0 before it had answered hello/,
  ],
  ["greets-with-a-log-line", "protocol", /found "Starting server\.\.\." as line 1\. Log to standard error/],
  [
    "hello-of-another-protocol",
    "protocol",
    /\/protocol: expected 1, found 2\n.*\/supports\/actions\/1: .* found "burn it"/,
  ],
];

describe.concurrent("a program that never becomes usable", () => {
  test.for(faults)("%s", async ([name, kind, says]) => {
    const { command, token } = program(name);
    const opening = await openCommand(command, limits);

    expect(opening).toEqual({ ok: false, failure: failureOf(kind, says) });
    expect(await allGone(token)).toBe(true);
  });

  test.for([
    ["that is not there", ["./no-such-program"], /^\.\/no-such-program could not be started .*ENOENT/],
    ["that is no program", ["/"], /could not be started .*EACCES/],
    ["with a null character", ["node", "a\0b"], /^node a\\u0000b could not be started .*null bytes/],
    ["of no words", [], /^The empty command could not be started/],
    ["with shell syntax", ["true && node"], /could not be started .*without shell syntax/],
  ] as const)("a command %s", async ([, command, says]) => {
    const opening = await openCommand(command, limits);
    const message = opening.ok ? "" : opening.failure.message.replaceAll("\n", " ");
    expect(message).toMatch(says);
  });
});
