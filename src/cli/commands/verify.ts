import type { Command } from "commander";
import { contracts, timing } from "../options.ts";
import { wholeNumber } from "../usage.ts";
import type { VerifyFlags } from "../verify.ts";

/** `paripassu verify`. */
export const addVerify = (root: Command, done: (code: number) => void): void => {
  contracts(timing(root.command("verify")))
    .description("verify evidence that you received, and list what is confirmed and what is not")
    .argument("<folder>", "what check or merge wrote with --out and --subject")
    .argument("[command...]", "the implementation, after --: it is asked again")
    .option("--key <file>", "the Ed25519 public key (PEM) of the one who must have signed it")
    .option("--subject <path>", "what you have: the evidence must be about it")
    .option(
      "--sample <n>",
      "blocks of a hundred scenarios to run again",
      wholeNumber("--sample", 1, 1_000_000),
      10,
    )
    .option(
      "--require <minima>",
      "confirm only what was judged within at least this, as check --require writes it: accounts=10,actions=deposit+withdraw",
    )
    .option("--seed <n>", "chooses the sample (default: by chance)", wholeNumber("--seed", 0, 2 ** 31 - 1))
    .addHelpText(
      "after",
      "\nExit codes: 0 nothing is contradicted, 1 something is, 2 wrong usage, 3 it could not be checked, or is narrower than --require, 4 the implementation never became usable.\n\nExample:\n  paripassu verify evidence --key auditor.pub.pem --subject adapter.py -- python3 adapter.py",
    )
    .action(async (folder: string, command: string[], flags: VerifyFlags) => {
      const { verifyCommand } = await import("../verify.ts");
      done(await verifyCommand(folder, command, flags));
    });
};
