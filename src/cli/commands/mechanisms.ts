import type { Command } from "commander";

interface JsonFlag {
  readonly json?: boolean;
}

/** `paripassu mechanisms`. */
export const addMechanisms = (root: Command, done: (code: number) => void): void => {
  root
    .command("mechanisms")
    .description("list the real mechanisms that are built in, or show one as JSON and in plain words")
    .argument("[name or file]", "the preset to show, or a mechanism document")
    .option("--json", "print the JSON alone")
    .addHelpText(
      "after",
      "\nExamples:\n  paripassu mechanisms okex-2018\n  paripassu mechanisms ccp-emir --json > mine.json\n  paripassu mechanisms mine.json",
    )
    .action(async (name: string | undefined, flags: JsonFlag) => {
      const { mechanismsCommand } = await import("../mechanisms.ts");
      done(await mechanismsCommand(name, flags));
    });
};
