import { exitCodes } from "../check/result-name.ts";
import { colours } from "../text/colours.ts";
import { print } from "../text/print.ts";
import { checkCommand } from "./check.ts";
import type { NamedCheck } from "./config-flags.ts";

/** What is to be checked: one implementation that the command line names, or those of a configuration. */
export interface Project {
  readonly checks: readonly NamedCheck[];
  /** The file of the configuration. */
  readonly config?: string;
}

/** From the worst on: something failed, nothing could be judged, not all was judged. */
const worstFirst: readonly number[] = [
  exitCodes["not-conformant"],
  exitCodes.unusable,
  exitCodes.inconclusive,
];

/** The exit code that counts of several. */
export const worst = (codes: readonly number[]): number =>
  worstFirst.find((code) => codes.includes(code)) ?? exitCodes.conformant;

/** Checks one after another. What an interrupt keeps from being checked is inconclusive. */
export const checkAll = async (
  checks: readonly NamedCheck[],
  signal?: AbortSignal,
  onCode: (check: NamedCheck, code: number) => void = () => {},
): Promise<number> => {
  const interrupt = new AbortController();
  const stop = (): void => interrupt.abort();
  process.once("SIGINT", stop);
  const codes: number[] = [];
  try {
    for (const check of checks) {
      const isEnded = interrupt.signal.aborted || signal?.aborted === true;
      if (!isEnded && checks.length > 1) print(`${colours.bold(check.name)}\n`);
      const code = isEnded ? exitCodes.inconclusive : await checkCommand(check.command, check.flags, signal);
      codes.push(code);
      onCode(check, code);
      if (checks.length > 1 && check.flags.quiet !== true) print("\n");
    }
  } finally {
    process.off("SIGINT", stop);
  }
  if (checks.length > 1) print(`${overview(checks, codes)}\n`);
  return worst(codes);
};

const words: Readonly<Record<number, string>> = {
  [exitCodes.conformant]: "passes",
  [exitCodes["not-conformant"]]: "fails",
  [exitCodes.inconclusive]: "is inconclusive",
  [exitCodes.unusable]: "never became usable",
};

const overview = (checks: readonly NamedCheck[], codes: readonly number[]): string =>
  checks.map(({ name }, i) => `${name} ${words[codes[i] ?? 3] ?? ""}`).join(", ");
