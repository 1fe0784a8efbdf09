import { type Scope, scopes } from "../../properties/exhaustive/index.ts";
import type { CheckOptions, Report } from "../check/report.ts";
import { exhaustive } from "../check/exhaustive.ts";
import type { Opening } from "../protocol/implementation.ts";
import { printError } from "../text/print.ts";
import { type Progress, progress } from "./progress.ts";
import { UsageError } from "./usage.ts";

/** The flags of `paripassu check` that belong to an exhaustive run. */
export interface ExhaustiveFlags {
  readonly exhaustive?: boolean;
  readonly scope?: string;
  readonly accounts?: number;
  readonly amounts?: number;
  readonly runs?: number;
  readonly seed?: number;
}

/** Refuses flags that mean nothing together, and returns the scope; undefined where none is asked for. */
export const scopeFrom = (flags: ExhaustiveFlags): Scope | undefined => {
  const { scope = "full", accounts, amounts } = flags;
  if (flags.exhaustive !== true) {
    const alone = (["scope", "accounts", "amounts"] as const).find((name) => flags[name] !== undefined);
    if (alone === undefined) return undefined;
    throw new UsageError(`--${alone} belongs to --exhaustive: add that, or leave it out`);
  }
  const drawn = (["runs", "seed"] as const).find((name) => flags[name] !== undefined);
  if (drawn !== undefined)
    throw new UsageError(
      `--${drawn} means nothing with --exhaustive, which draws nothing: leave one out (--scope, --accounts and --amounts say how far it goes)`,
    );
  if (scope !== "full" && scope !== "small")
    throw new UsageError(`--scope: expected full or small, found "${scope}"`);
  return { accounts: accounts ?? scopes[scope].accounts, amount: amounts ?? scopes[scope].amount };
};

/** Runs every problem of the scope; tells how many there are before the first, and then how far it is. */
export const exhaustiveRun = async (
  opening: Opening,
  options: CheckOptions,
  scope: Scope,
  isQuiet = false,
): Promise<Report> => {
  let bar: Progress | undefined;
  const report = await exhaustive(opening, {
    ...options,
    scope,
    onStart: (_, expected) => {
      if (isQuiet) return;
      printError(`${expected} problems to run\n`);
      bar = progress(expected, "problems");
    },
    onProgress: (done) => bar?.at(done),
  });
  bar?.end();
  return report;
};
