import { openCommand } from "../adapters/open-command.ts";
import { openModule } from "../adapters/open-module.ts";
import { referenceModel } from "../adapters/reference-model.ts";
import type { Opening } from "../implementation.ts";
import { UsageError } from "./usage.ts";

/** What is under test: a command, a module, or by default the reference model itself. */
export interface Subject {
  readonly command: readonly string[];
  readonly module?: string;
  readonly timeout?: number;
  readonly startupTimeout?: number;
}

/** Brings the subject up. */
export const openSubject = async ({
  command,
  module,
  timeout,
  startupTimeout,
}: Subject): Promise<Opening> => {
  if (command.length > 0 && module !== undefined)
    throw new UsageError("expected either --module FILE or -- COMMAND, found both: leave one out");
  const limits = {
    ...(timeout === undefined ? {} : { scenarioMs: timeout }),
    ...(startupTimeout === undefined ? {} : { startupMs: startupTimeout }),
  };
  if (module !== undefined) return openModule(module, limits);
  if (command.length > 0) return openCommand(command, limits);
  return { ok: true, implementation: referenceModel };
};

/** The subject as it is written after `paripassu replay FILE`. */
export const subjectText = ({ command, module }: Subject): string => {
  if (module !== undefined) return ` --module ${quoted(module)}`;
  return command.length === 0 ? "" : ` -- ${command.map(quoted).join(" ")}`;
};

/** A word as a POSIX shell reads it back. */
export const quoted = (word: string): string =>
  /^[A-Za-z0-9_./:=@%+,-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
