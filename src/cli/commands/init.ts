import type { Command } from "commander";
import type { InitFlags } from "../init.ts";
import { starters } from "../starters.ts";

/** `paripassu init`. */
export const addInit = (root: Command, done: (code: number) => void): void => {
  root
    .command("init")
    .description("generate a starter adapter that compiles; its first check shows what is missing")
    .argument("[dir]", "the folder to write to", ".")
    .requiredOption("--lang <name>", `one of ${Object.keys(starters).join(", ")}`)
    .addHelpText("after", "\nNothing is overwritten.\n\nExample:\n  paripassu init --lang rust my-adapter")
    .action(async (dir: string, flags: InitFlags) => {
      const { initCommand } = await import("../init.ts");
      done(await initCommand(dir, flags));
    });
};
