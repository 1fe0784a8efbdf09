import type { Command } from "commander";
import type { MergeFlags } from "../merge.ts";

/** `paripassu merge`. */
export const addMerge = (root: Command, done: (code: number) => void): void => {
  root
    .command("merge")
    .description("put the shards of a run together: the same result as one run")
    .argument("<folders...>", "the --out folder of each shard")
    .requiredOption("--out <dir>", "the folder to write the whole run to")
    .option(
      "--key <file>",
      "sign the evidence with this Ed25519 private key (PEM), where shards name a subject",
    )
    .option("--verbose", "list what is otherwise only counted")
    .addHelpText(
      "after",
      "\nExit codes: those of check.\n\nExample:\n  paripassu merge shard-1 shard-2 --out whole",
    )
    .action(async (folders: string[], flags: MergeFlags) => {
      const { mergeCommand } = await import("../merge.ts");
      done(await mergeCommand(folders, flags));
    });
};
