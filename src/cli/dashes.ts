import type { Command } from "commander";

/**
 * Whether the arguments of the command line have `--` in them: words behind it
 * are a command. commander keeps the arguments, and has no type for them.
 */
export const hasDashes = (root: Command): boolean =>
  (root as unknown as { readonly rawArgs: readonly string[] }).rawArgs.includes("--");
