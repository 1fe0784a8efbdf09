import type { Command } from "commander";
import { mostRuns } from "../campaign/most.ts";
import { wholeNumber } from "./usage.ts";

const milliseconds = (name: string) => wholeNumber(name, 1, 3_600_000);

/** What several commands have: a module, and limits of time. */
export const timing = (command: Command): Command =>
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

/** How many scenarios are generated, and which. */
export const drawn = (command: Command, what = "scenarios to run"): Command =>
  command
    .option("--runs <n>", `${what} (default 1000)`, wholeNumber("--runs", 1, mostRuns))
    .option(
      "--seed <n>",
      "the same seed gives the same scenarios (default 1)",
      wholeNumber("--seed", -(2 ** 31), 2 ** 31 - 1),
    );

/** Other implementations than a command or a module. */
export const contracts = (command: Command): Command =>
  command
    .option("--evm <artifact>", "a Solidity contract: an artifact of Foundry or Hardhat, run in process")
    .option("--rpc <url>", "a local node, such as anvil, where a contract is deployed at --address")
    .option("--address <hex>", "the contract's address there; --evm may name its artifact, for the ABI")
    .option("--model", "the reference model itself, in place of an implementation");
