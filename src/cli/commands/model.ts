import type { Command } from "commander";

/** `paripassu model`. */
export const addModel = (root: Command, done: (code: number) => void): void => {
  root
    .command("model")
    .description("print the trace that the specification prescribes for a scenario")
    .argument("<scenario>", 'a scenario document; "-" reads standard input')
    .addHelpText("after", "\nExample:\n  paripassu model examples/episodes/nasdaq-clearing-2018.json")
    .action(async (path: string) => {
      const { modelCommand } = await import("../model.ts");
      done(await modelCommand(path));
    });
};
