import type { Command } from "commander";
import { levels } from "../../../properties/invariant.ts";
import { type ProfileName, profiles } from "../../check/report.ts";
import type { CheckFlags } from "../check-flags.ts";
import { hasDashes } from "../dashes.ts";
import { gateOptions } from "../gate-options.ts";
import { contracts, drawn, timing } from "../options.ts";
import { oneOf, shardFrom, wholeNumber } from "../usage.ts";

/** `paripassu check`. */
export const addCheck = (root: Command, done: (code: number) => void): void => {
  gateOptions(contracts(drawn(timing(root.command("check")))))
    .description("run generated scenarios against an implementation and judge every trace")
    .argument(
      "[command...]",
      "the implementation, after --: started without a shell; or names from paripassu.config",
    )
    .option("--mechanism <name or file>", "run every scenario under this preset, or mechanism document")
    .option("--only <ids>", "judge by these invariants alone, separated by commas")
    .option("--skip <ids>", "judge by all invariants but these, separated by commas")
    .option("--exhaustive", "run every small allocation problem instead, and say exactly what was covered")
    .option(
      "--scope <name>",
      "with --exhaustive: full (4 accounts, amounts up to 6; default) or small (3, 2)",
    )
    .option("--accounts <n>", "with --exhaustive: maximum number of holders", wholeNumber("--accounts", 1, 6))
    .option("--amounts <n>", "with --exhaustive: maximum amount", wholeNumber("--amounts", 1, 12))
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
      `exit 0 if this level is reached, even if a higher one is not: ${levels.join(", ")}`,
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
    .option("--resume", "continue the interrupted run in --out")
    .option(
      "--shard <k/n>",
      "of --out: run every n-th block of scenarios, from the k-th on; see merge",
      shardFrom,
    )
    .option(
      "--known-failures <file>",
      "stored counterexamples that do not fail the run while they fail as they did: INVARIANT HASH [until:YYYY-MM-DD] REASON, a line each",
    )
    .option(
      "--reports <dir>",
      "write run.json, every report and the counterexamples to this folder, in place of those of an earlier run",
    )
    .option(
      "--config <file>",
      "the configuration of the project (default: paripassu.config.ts, .js, .mjs or .json)",
    )
    .option("--watch", "check again when the implementation or the configuration changes")
    .option("--quiet", "print the verdict and what failed, nothing else")
    .option("--verbose", "list what is otherwise only counted, and show what the program logs")
    .addHelpText(
      "after",
      [
        "",
        "Without a command, paripassu.config.ts says what is checked, and how: each implementation in it, or those that are named. Flags win over it.",
        "The command gets a few environment variables only, such as PATH and HOME; set others with: -- env NAME=value COMMAND",
        "Exit codes: 0 conformant (with --known-failures: or nothing fails but what is listed), 1 not conformant, 2 wrong usage, 3 inconclusive, 4 never became usable. Of several implementations the worst counts: 1, then 4, 3, 0.",
        "",
        "Examples:",
        "  paripassu check -- python3 examples/python/honest.py",
        "  paripassu check",
        "  paripassu check acme --profile quick",
        "  paripassu check --runs 10000 --seed 7 --json result.json -- ./target/release/adapter",
        "  paripassu check --exhaustive --scope small -- python3 examples/python/honest.py",
        "  paripassu check --only ORD-1,ORD-2 --module ./dist/adapter.js",
        "  paripassu check --shard 2/4 --out shard-2 -- python3 examples/python/honest.py",
        "  paripassu check --evm out/Venue.sol/Venue.json --mechanism okex-2018",
      ].join("\n"),
    )
    .action(async (words: string[], flags: CheckFlags) => {
      const { checkProject } = await import("../check-project.ts");
      done(await checkProject(words, flags, hasDashes(root)));
    });
};
