import type { Command } from "commander";
import type { FindingsFlags } from "../findings.ts";

/** `paripassu findings`. */
export const addFindings = (root: Command, done: (code: number) => void): void => {
  root
    .command("findings")
    .description("what is wrong with a mechanism itself, each with the smallest market that shows it")
    .option("--mechanism <name or file>", "this preset, or mechanism document (default: all presets)")
    .option("--json", "print as JSON, with the scenarios")
    .addHelpText(
      "after",
      "\nFindings are information: the exit code is 0.\n\nExamples:\n  paripassu findings\n  paripassu findings --mechanism ccp-emir",
    )
    .action(async (flags: FindingsFlags) => {
      const { findingsCommand } = await import("../findings.ts");
      done(await findingsCommand(flags));
    });
};
