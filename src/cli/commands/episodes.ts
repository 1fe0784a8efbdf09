import type { Command } from "commander";

/** `paripassu episodes`. */
export const addEpisodes = (root: Command, done: (code: number) => void): void => {
  root
    .command("episodes")
    .description("list real events and published examples, or replay one and compare its published figures")
    .argument("[name]", "the episode to replay")
    .option("--json", "print scenarios and figures as JSON")
    .addHelpText(
      "after",
      "\nExit codes: 0 every published figure agrees with the model, 1 one does not, 2 wrong usage.\n\nExample:\n  paripassu episodes okex-2018",
    )
    .action(async (name: string | undefined, flags: { json?: boolean }) => {
      const { episodesCommand } = await import("../episodes.ts");
      done(episodesCommand(name, flags));
    });
};
