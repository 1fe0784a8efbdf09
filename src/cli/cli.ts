#!/usr/bin/env node
import { realpathSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Command, CommanderError } from "commander";
import { levels } from "../../properties/index.ts";
import { mostRuns } from "../campaign/campaign.ts";
import { type ProfileName, profiles } from "../check/report.ts";
import { UnwritableError } from "../files/files.ts";
import { FolderError } from "../folder/read-document.ts";
import { print, printError } from "../text/print.ts";
import { inert } from "../text/printable.ts";
import { version } from "../protocol/version.ts";
import { addCatalogue } from "./catalogue-cli.ts";
import { axiomsCommand, type AxiomsFlags } from "./axioms.ts";
import { checkCommand, type CheckFlags } from "./check.ts";
import { coverageCommand } from "./coverage.ts";
import type { CoverageFlags } from "./coverage-flags.ts";
import { ownFault, settleEndings } from "./endings.ts";
import { ChangedError } from "./evidence.ts";
import { divideCommand } from "./divide.ts";
import { episodesCommand } from "./episodes.ts";
import { findingsCommand, type FindingsFlags } from "./findings.ts";
import { gateOptions } from "./gate-options.ts";
import { initCommand, type InitFlags, starters } from "./init.ts";
import { mutantsCommand, type MutantsFlags } from "./mutants.ts";
import { smokeCommand } from "./smoke.ts";
import type { Subject } from "./subject.ts";
import { exitCodes } from "../check/result-name.ts";
import { oneOf, refuseNothingBehind, shardFrom, UsageError, usageExitCode, wholeNumber } from "./usage.ts";
import { addResults } from "./results-cli.ts";
import { addScenarios } from "./scenarios-cli.ts";
import { addVectors } from "./vectors-cli.ts";

const milliseconds = (name: string) => wholeNumber(name, 1, 3_600_000);

/** The commands, which call `done` with their exit code. The site makes its reference page of them. */
export const program = (done: (code: number) => void): Command => {
  const root = new Command("paripassu")
    .description("Holds an implementation of a socialized-loss mechanism against its specification.")
    .version(version)
    .configureOutput({ writeOut: print, writeErr: printError })
    .exitOverride();

  const timing = (command: Command): Command =>
    command
      .option(
        "--module <file>",
        "an in-process implementation: a JavaScript module, run in a process of its own",
      )
      .option(
        "--timeout <ms>",
        "limit for one scenario (default: 5000, or longer where the first answers are slow)",
        milliseconds("--timeout"),
      )
      .option(
        "--startup-timeout <ms>",
        "limit for starting up (default 30000)",
        milliseconds("--startup-timeout"),
      );

  const drawn = (command: Command, what = "scenarios to run"): Command =>
    command
      .option("--runs <n>", `${what} (default 1000)`, wholeNumber("--runs", 1, mostRuns))
      .option(
        "--seed <n>",
        "the same seed gives the same scenarios (default 1)",
        wholeNumber("--seed", -(2 ** 31), 2 ** 31 - 1),
      );

  const contracts = (command: Command): Command =>
    command
      .option("--evm <artifact>", "a Solidity contract: an artifact of Foundry or Hardhat, run in process")
      .option("--rpc <url>", "a local node, such as anvil, where a contract is deployed at --address")
      .option("--address <hex>", "the contract's address there; --evm may name its artifact, for the ABI")
      .option("--model", "the reference model itself, in place of an implementation");

  gateOptions(contracts(drawn(timing(root.command("check")))))
    .description("run generated scenarios against an implementation and judge every trace")
    .argument("[command...]", "the implementation, after --: started without a shell")
    .option("--mechanism <name or file>", "run every scenario under this preset, or mechanism document")
    .option("--only <ids>", "judge by these invariants alone, separated by commas")
    .option("--skip <ids>", "judge by all invariants but these, separated by commas")
    .option("--exhaustive", "run every small allocation problem instead, and say exactly what was covered")
    .option("--scope <name>", "of --exhaustive: full (4 accounts, amounts up to 6; default) or small (3, 2)")
    .option("--accounts <n>", "of --exhaustive: this many holders at most", wholeNumber("--accounts", 1, 6))
    .option("--amounts <n>", "of --exhaustive: amounts up to this", wholeNumber("--amounts", 1, 12))
    .option("--json <file>", "write the result as JSON")
    .option(
      "--regressions <dir>",
      "where counterexamples are stored: they run first (default: regressions, where there is one)",
    )
    .option(
      "--profile <name>",
      "quick (1000 scenarios), ci (10000) or audit (100000)",
      oneOf("--profile", Object.keys(profiles) as ProfileName[]),
    )
    .option(
      "--fail-level <level>",
      `exit 0 if this level is reached, whatever is above it: ${levels.join(", ")}`,
      oneOf("--fail-level", levels),
    )
    .option(
      "--time-budget <seconds>",
      "end after this time; what is not reached is inconclusive",
      wholeNumber("--time-budget", 1, 1_000_000),
    )
    .option(
      "--out <dir>",
      "keep the run in this folder as it goes: blocks, run.json, counterexamples, every report",
    )
    .option(
      "--subject <path>",
      "of --out: the program or folder that is tested; its digest makes the folder evidence, see verify",
    )
    .option("--key <file>", "sign the evidence with this Ed25519 private key (PEM)")
    .option("--resume", "go on with the run in --out, which was ended")
    .option(
      "--shard <k/n>",
      "of --out: run every n-th block of scenarios, from the k-th on; see merge",
      shardFrom,
    )
    .option(
      "--known-failures <file>",
      "stored counterexamples that do not fail the run while they fail as they did: INVARIANT HASH [until:YYYY-MM-DD] REASON, a line each",
    )
    .option("--verbose", "list what is only counted otherwise, and show what the program logs")
    .addHelpText(
      "after",
      [
        "",
        "The command gets a few environment variables only, such as PATH and HOME; set others with: -- env NAME=value COMMAND",
        "Exit codes: 0 conformant (with --known-failures: or nothing fails but what is listed), 1 not conformant, 2 wrong usage, 3 inconclusive, 4 never became usable.",
        "",
        "Examples:",
        "  paripassu check -- python3 examples/python/honest.py",
        "  paripassu check --runs 10000 --seed 7 --json result.json -- ./target/release/adapter",
        "  paripassu check --exhaustive --scope small -- python3 examples/python/honest.py",
        "  paripassu check --only ORD-1,ORD-2 --module ./dist/adapter.js",
        "  paripassu check --shard 2/4 --out shard-2 -- python3 examples/python/honest.py",
        "  paripassu check --evm out/Venue.sol/Venue.json --mechanism okex-2018",
      ].join("\n"),
    )
    .action(async (command: string[], flags: CheckFlags) => done(await checkCommand(command, flags)));

  timing(root.command("smoke"))
    .description("try an adapter before its venue is judged, and say in plain words what to fix next")
    .argument("[command...]", "the adapter, after --")
    .option("--verbose", "show what the program logs")
    .addHelpText("after", "\nExample:\n  paripassu smoke -- python3 adapter.py")
    .action(async (command: string[], flags: Omit<Subject, "command">) =>
      done(await smokeCommand({ ...flags, command })),
    );

  root
    .command("init")
    .description(
      "write an adapter to begin with, which compiles, and whose first check tells what is missing",
    )
    .argument("[dir]", "the folder to write to", ".")
    .requiredOption("--lang <name>", `one of ${Object.keys(starters).join(", ")}`)
    .addHelpText("after", "\nNothing is overwritten.\n\nExample:\n  paripassu init --lang rust my-adapter")
    .action(async (dir: string, flags: InitFlags) => done(await initCommand(dir, flags)));

  root
    .command("axioms")
    .description(
      "search for counterexamples to the axioms of claims rules and of roundings, and print the table",
    )
    .option("--rule <name>", "this rule alone, axiom by axiom; also by its abbreviation, such as CEA")
    .addHelpText(
      "after",
      "\nExit code 1: the search disagrees with the published table.\n\nExamples:\n  paripassu axioms\n  paripassu axioms --rule talmud",
    )
    .action((flags: AxiomsFlags) => done(axiomsCommand(flags)));

  root
    .command("findings")
    .description("what is wrong with a mechanism itself, each with the smallest market that shows it")
    .option("--mechanism <name or file>", "this preset, or mechanism document (default: all presets)")
    .option("--json", "print as JSON, with the scenarios")
    .addHelpText(
      "after",
      "\nFindings are information: the exit code is 0.\n\nExamples:\n  paripassu findings\n  paripassu findings --mechanism ccp-emir",
    )
    .action(async (flags: FindingsFlags) => done(await findingsCommand(flags)));

  root
    .command("episodes")
    .description("list real events and published examples, or replay one and compare its published figures")
    .argument("[name]", "the episode to replay")
    .option("--json", "print scenarios and figures as JSON")
    .addHelpText(
      "after",
      "\nExit codes: 0 every published figure agrees with the model, 1 one does not, 2 wrong usage.\n\nExample:\n  paripassu episodes okex-2018",
    )
    .action((name: string | undefined, flags: { json?: boolean }) => done(episodesCommand(name, flags)));

  drawn(root.command("coverage"))
    .description("count what generated scenarios meet on the reference model, by hostile market")
    .option("--mechanism <name or file>", "run every scenario under this preset, or mechanism document")
    .option("--market <name>", "scenarios of this hostile market alone")
    .option("--pairs", "count which features of the language are reached together (default --runs 2000)")
    .option("--json", "print all counts as JSON")
    .addHelpText(
      "after",
      "\nExit codes: 0; with --pairs, 1 where 2,000 scenarios or more miss a pair of features, or reach one that cannot be; 2 wrong usage.\n\nExamples:\n  paripassu coverage\n  paripassu coverage --pairs\n  paripassu coverage --market bank-run --mechanism derive-v2 --runs 300",
    )
    .action(async (flags: CoverageFlags) => done(await coverageCommand(flags)));

  root
    .command("divide")
    .description("divide an estate among claims by a rule, in exact fractions")
    .argument("<problem>", 'a document {"estate": "100", "claims": ["100", "200"]}; "-" reads standard input')
    .requiredOption("--rule <name>", "a rule of the claims problem, such as talmud")
    .addHelpText("after", "\nExample:\n  paripassu divide --rule talmud problem.json")
    .action(async (path: string, flags: { rule: string }) => done(await divideCommand(path, flags)));

  drawn(root.command("mutants"), "scenarios for each mutant")
    .description("run faulty variants of the reference model and print which invariant convicts which")
    .option("--mutant <name>", "this mutant alone")
    .option("--json <file>", "write the matrix as JSON")
    .addHelpText(
      "after",
      "\nExit code 1: a mutant lives, or an invariant convicts none.\n\nExample:\n  paripassu mutants --mutant users-cut-before-the-fund",
    )
    .action(async (flags: MutantsFlags) => done(await mutantsCommand(flags)));

  addCatalogue(root, done);
  addScenarios(root, { timing, contracts, done });
  addResults(root, { timing, contracts, done });
  addVectors(root, timing, done);
  return root;
};

/** Runs the command line and returns the exit code. */
export const main = async (args: readonly string[]): Promise<number> => {
  let code = 0;
  try {
    refuseNothingBehind(args);
    await program((result) => (code = result)).parseAsync(args, { from: "user" });
    return code;
  } catch (error) {
    // commander has printed its own message; help and version are no errors.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : usageExitCode;
    if (error instanceof UnwritableError || error instanceof ChangedError) {
      printError(`paripassu: ${inert(error.message)}\n`);
      return exitCodes.inconclusive;
    }
    if (error instanceof UsageError || error instanceof FolderError) {
      printError(`paripassu: ${inert(error.message)}\n`);
      return usageExitCode;
    }
    printError(ownFault(error));
    return exitCodes.inconclusive;
  }
};

/** Whether this file was started, by whatever link, and not imported. */
const isStarted = (path = ""): boolean =>
  path !== "" && realpathSync(path) === realpathSync(fileURLToPath(import.meta.url));

/** Runs the command line of this process, and ends it as that ends. */
export const start = async (): Promise<void> => {
  settleEndings();
  process.exitCode = await main(process.argv.slice(2));
};

if (isStarted(process.argv[1])) await start();
