import type { Limits } from "../adapters/limits.ts";
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

/** The limits that were asked for. */
export const limitsOf = ({ timeout, startupTimeout }: Subject): Partial<Limits> => ({
  ...(timeout === undefined ? {} : { scenarioMs: timeout }),
  ...(startupTimeout === undefined ? {} : { startupMs: startupTimeout }),
});

/** Brings the subject up. */
export const openSubject = async (subject: Subject): Promise<Opening> => {
  const { command, module } = subject;
  if (command.length > 0 && module !== undefined)
    throw new UsageError("expected either --module FILE or -- COMMAND, found both: leave one out");
  const limits = limitsOf(subject);
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
