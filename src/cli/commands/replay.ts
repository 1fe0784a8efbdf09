import type { Command } from "commander";
import { contracts, timing } from "../options.ts";
import type { Subject } from "../subject.ts";

/** `paripassu replay`. */
export const addReplay = (root: Command, done: (code: number) => void): void => {
  contracts(timing(root.command("replay")))
    .description("run one stored counterexample, or scenario, and judge it by every invariant")
    .argument("<counterexample>", "a file that check wrote, or a scenario document")
    .argument("[command...]", "the implementation, after --")
    .option("--verbose", "show what the program logs")
    .addHelpText(
      "after",
      "\nExample:\n  paripassu replay regressions/ORD-2/0123456789ab.json -- python3 examples/python/flawed.py",
    )
    .action(async (path: string, command: string[], flags: Omit<Subject, "command">) => {
      const { replayCommand } = await import("../replay.ts");
      done(await replayCommand(path, { ...flags, command }));
    });
};
