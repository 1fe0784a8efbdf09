import type { Command } from "commander";
import { hasDashes } from "../dashes.ts";

/** `paripassu complete`. `bare` makes the command line without it, whose commands and options are suggested. */
export const addComplete = (root: Command, done: (code: number) => void, bare: () => Command): void => {
  root
    .command("complete")
    .description("print a script by which your shell completes commands and options")
    .argument("<words...>", "a shell: zsh, bash or fish; or, after --, the words that the shell completes")
    .addHelpText(
      "after",
      [
        "",
        "Examples:",
        "  paripassu complete bash > ~/.local/share/bash-completion/completions/paripassu",
        "  paripassu complete fish > ~/.config/fish/completions/paripassu.fish",
        "  source <(paripassu complete zsh)",
      ].join("\n"),
    )
    .action(async (words: string[]) => {
      const { completeCommand, scriptCommand } = await import("../complete.ts");
      done(hasDashes(root) ? await completeCommand(words, bare()) : scriptCommand(words));
    });
};
