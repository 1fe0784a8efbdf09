import { Readable } from "node:stream";
import { stripVTControlCharacters } from "node:util";
import { vi } from "vitest";
import { main } from "../../src/cli/cli.ts";
import type { Ended } from "./run-cli.ts";

/**
 * Runs the command line within this process, one call at a time: it says and
 * does the same, and to load it takes longer than most of what it does. What
 * is about the process (its start, its environment, its end) needs `runCli`.
 */
export const callCli = async (
  args: readonly string[],
  { input = "", cwd }: { input?: string; cwd?: string } = {},
): Promise<Ended> => {
  const before = process.cwd();
  const said = { stdout: "", stderr: "" };
  const keepIn =
    (name: keyof typeof said) =>
    (text: string | Uint8Array, ...then: unknown[]): boolean => {
      said[name] += typeof text === "string" ? text : Buffer.from(text).toString("utf8");
      for (const one of then) if (typeof one === "function") (one as () => void)();
      return true;
    };
  const stdin = Readable.from([Buffer.from(input)]) as unknown as typeof process.stdin;
  const spies = [
    vi.spyOn(process.stdout, "write").mockImplementation(keepIn("stdout")),
    vi.spyOn(process.stderr, "write").mockImplementation(keepIn("stderr")),
    vi.spyOn(process, "stdin", "get").mockReturnValue(stdin),
  ];
  try {
    if (cwd !== undefined) process.chdir(cwd);
    const code = await main(args);
    // Whether there are colours is settled by the environment that this process began with.
    const { stdout, stderr } = said;
    return { code, stdout: stripVTControlCharacters(stdout), stderr: stripVTControlCharacters(stderr) };
  } finally {
    for (const spy of spies) spy.mockRestore();
    process.chdir(before);
  }
};
