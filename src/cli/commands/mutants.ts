import type { Command } from "commander";
import type { MutantsFlags } from "../mutants.ts";
import { drawn } from "../options.ts";

/** `paripassu mutants`. */
export const addMutants = (root: Command, done: (code: number) => void): void => {
  drawn(root.command("mutants"), "scenarios for each mutant")
    .description("run faulty variants of the reference model and print which invariant convicts which")
    .option("--mutant <name>", "this mutant alone")
    .option("--json <file>", "write the matrix as JSON")
    .addHelpText(
      "after",
      "\nExit code 1: a mutant lives, or an invariant convicts none.\n\nExample:\n  paripassu mutants --mutant users-cut-before-the-fund",
    )
    .action(async (flags: MutantsFlags) => {
      const { mutantsCommand } = await import("../mutants.ts");
      done(await mutantsCommand(flags));
    });
};
