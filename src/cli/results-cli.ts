import type { Command } from "commander";
import { mergeCommand, type MergeFlags } from "./merge.ts";
import { formatNames, reportCommand, type ReportFlags } from "./report.ts";
import { wholeNumber } from "./usage.ts";
import { verifyCommand, type VerifyFlags } from "./verify.ts";

type WithOptions = (command: Command) => Command;

interface Setting {
  readonly timing: WithOptions;
  readonly contracts: WithOptions;
  readonly done: (code: number) => void;
}

/** What is done with results of earlier runs: merge, report, verify. */
export const addResults = (root: Command, { timing, contracts, done }: Setting): void => {
  root
    .command("merge")
    .description("put the shards of a run together: the same result as one run")
    .argument("<folders...>", "the --out folder of each shard")
    .requiredOption("--out <dir>", "the folder to write the whole run to")
    .option(
      "--key <file>",
      "sign the evidence with this Ed25519 private key (PEM), where shards name a subject",
    )
    .option("--verbose", "list what is only counted otherwise")
    .addHelpText(
      "after",
      "\nExit codes: those of check.\n\nExample:\n  paripassu merge shard-1 shard-2 --out whole",
    )
    .action(async (folders: string[], flags: MergeFlags) => done(await mergeCommand(folders, flags)));

  root
    .command("report")
    .description("write the stored result of a check in another format")
    .argument("<file>", 'what check wrote with --json; "-" reads standard input')
    .option("--format <name>", `one of ${formatNames.join(", ")}`, "terminal")
    .option("--out <file>", "write to this file (default: print)")
    .option("--regressions <dir>", "where the counterexamples of that check are", "regressions")
    .option("--verbose", "of the format terminal: list what is only counted otherwise")
    .addHelpText(
      "after",
      "\nThe exit code is 0 whatever the result is: it is the check's that counts.\n\nExamples:\n  paripassu report result.json\n  paripassu report result.json --format junit --out junit.xml\n  paripassu report result.json --format markdown >> $GITHUB_STEP_SUMMARY",
    )
    .action(async (path: string, flags: ReportFlags) => done(await reportCommand(path, flags)));

  contracts(timing(root.command("verify")))
    .description("look at evidence that somebody sent, and say what is confirmed and what is not")
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
      "\nExit codes: 0 nothing is contradicted, 1 something is, 2 wrong usage, 3 it could not be looked at, or says less than --require asks, 4 the implementation never became usable.\n\nExample:\n  paripassu verify evidence --key auditor.pub.pem --subject adapter.py -- python3 adapter.py",
    )
    .action(async (folder: string, command: string[], flags: VerifyFlags) =>
      done(await verifyCommand(folder, command, flags)),
    );
};
