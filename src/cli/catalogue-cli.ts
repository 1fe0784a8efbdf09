import type { Command } from "commander";
import { explainCommand, invariantsCommand } from "./explain.ts";
import { mechanismsCommand } from "./mechanisms.ts";

interface JsonFlag {
  readonly json?: boolean;
}

/** What the suite knows, to look up: mechanisms, invariants, explain. */
export const addCatalogue = (root: Command, done: (code: number) => void): void => {
  root
    .command("mechanisms")
    .description("list the real mechanisms that are built in, or show one as JSON and in plain words")
    .argument("[name or file]", "the preset to show, or a mechanism document")
    .option("--json", "print the JSON alone")
    .addHelpText(
      "after",
      "\nExamples:\n  paripassu mechanisms okex-2018\n  paripassu mechanisms ccp-emir --json > mine.json\n  paripassu mechanisms mine.json",
    )
    .action(async (name: string | undefined, flags: JsonFlag) => done(await mechanismsCommand(name, flags)));

  root
    .command("invariants")
    .description("list every invariant that traces are judged by: its id, level and sentence")
    .option("--json", "print as JSON, with all that explain says")
    .addHelpText(
      "after",
      "\nExamples:\n  paripassu invariants\n  paripassu invariants --json > invariants.json",
    )
    .action((flags: JsonFlag) => done(invariantsCommand(flags)));

  root
    .command("explain")
    .description(
      "say all about an invariant: why, when it does not apply, what it explains, where it is proved",
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
    .action((words: string[], flags: JsonFlag) => done(explainCommand(words, flags)));
};
