import type { Command } from "commander";
import type { CoverageFlags } from "../coverage-flags.ts";
import { drawn } from "../options.ts";

/** `paripassu coverage`. */
export const addCoverage = (root: Command, done: (code: number) => void): void => {
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
    .action(async (flags: CoverageFlags) => {
      const { coverageCommand } = await import("../coverage.ts");
      done(await coverageCommand(flags));
    });
};
