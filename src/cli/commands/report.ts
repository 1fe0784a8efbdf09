import type { Command } from "commander";
import { formatNames } from "../../reports/format-names.ts";
import type { ReportFlags } from "../report.ts";

/** `paripassu report`. */
export const addReport = (root: Command, done: (code: number) => void): void => {
  root
    .command("report")
    .description("write the stored result of a check in another format")
    .argument("<file>", 'what check wrote with --json; "-" reads standard input')
    .option("--format <name>", `one of ${formatNames.join(", ")}`, "terminal")
    .option("--out <file>", "write to this file (default: print)")
    .option("--regressions <dir>", "where the counterexamples of that check are", "regressions")
    .option("--verbose", "with --format terminal: list what is otherwise only counted")
    .addHelpText(
      "after",
      "\nThe exit code is always 0. To gate a build, use the exit code of check.\n\nExamples:\n  paripassu report result.json\n  paripassu report result.json --format junit --out junit.xml\n  paripassu report result.json --format markdown >> $GITHUB_STEP_SUMMARY",
    )
    .action(async (path: string, flags: ReportFlags) => {
      const { reportCommand } = await import("../report.ts");
      done(await reportCommand(path, flags));
    });
};
