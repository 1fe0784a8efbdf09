import type { Command } from "commander";

interface JsonFlag {
  readonly json?: boolean;
}

/** `paripassu invariants`. */
export const addInvariants = (root: Command, done: (code: number) => void): void => {
  root
    .command("invariants")
    .description("list every invariant that traces are judged by: its id, level and sentence")
    .option("--json", "print as JSON, with all that explain says")
    .addHelpText(
      "after",
      "\nExamples:\n  paripassu invariants\n  paripassu invariants --json > invariants.json",
    )
    .action(async (flags: JsonFlag) => {
      const { invariantsCommand } = await import("../explain.ts");
      done(invariantsCommand(flags));
    });
};
