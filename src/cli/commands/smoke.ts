import type { Command } from "commander";
import { timing } from "../options.ts";
import type { Subject } from "../subject.ts";

/** `paripassu smoke`. */
export const addSmoke = (root: Command, done: (code: number) => void): void => {
  timing(root.command("smoke"))
    .description("try out an adapter and say what to fix next")
    .argument("[command...]", "the adapter, after --")
    .option("--verbose", "show what the program logs")
    .addHelpText("after", "\nExample:\n  paripassu smoke -- python3 adapter.py")
    .action(async (command: string[], flags: Omit<Subject, "command">) => {
      const { smokeCommand } = await import("../smoke.ts");
      done(await smokeCommand({ ...flags, command }));
    });
};
