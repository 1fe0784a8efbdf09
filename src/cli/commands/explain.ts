import type { Command } from "commander";

interface JsonFlag {
  readonly json?: boolean;
}

/** `paripassu explain`. */
export const addExplain = (root: Command, done: (code: number) => void): void => {
  root
    .command("explain")
    .description(
      "explain an invariant: why it matters, when it does not apply, what it explains, where it is proved",
    )
    .argument(
      "<name...>",
      "an invariant's id; also a mutant, a hostile market or a finding, by name or sentence",
    )
    .option("--json", "print as JSON")
    .addHelpText(
      "after",
      "\nExamples:\n  paripassu explain ORD-2\n  paripassu explain users-cut-before-the-fund\n  paripassu explain bank-run\n  paripassu explain holders pay before a fund of the venue",
    )
    .action(async (words: string[], flags: JsonFlag) => {
      const { explainCommand } = await import("../explain.ts");
      done(explainCommand(words, flags));
    });
};
