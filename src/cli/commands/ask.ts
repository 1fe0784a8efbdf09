import type { Command } from "commander";
import type { AskFlags } from "../ask.ts";
import { contracts, timing } from "../options.ts";

/** `paripassu ask`. */
export const addAsk = (root: Command, done: (code: number) => void): void => {
  contracts(timing(root.command("ask")))
    .description("run a scenario that you wrote, show expected beside observed, and judge it")
    .argument("<scenario>", 'a scenario document; "-" reads standard input')
    .argument("[command...]", "the implementation, after --")
    .option(
      "--mechanism <name or file>",
      "the mechanism of a scenario that has none (default: the only one that the implementation declares)",
    )
    .option("--json", "print as JSON")
    .option("--verbose", "show what the program logs")
    .addHelpText(
      "after",
      [
        "",
        "Amounts are in atoms. Amounts that no row shows are equal and do not change.",
        "Exit codes: 0 no invariant is violated, 1 one is, or there was no answer, 2 wrong usage, 4 never became usable.",
        "",
        "Examples:",
        "  paripassu ask examples/episodes/nasdaq-clearing-2018.json -- python3 examples/python/honest.py",
        `  echo '{"actions":[{"type":"deposit","account":"ann","amount":"5"},{"type":"loss","amount":"3"},{"type":"resolve"}]}' | paripassu ask - --mechanism morpho-blue -- python3 examples/python/honest.py`,
      ].join("\n"),
    )
    .action(async (path: string, command: string[], flags: AskFlags) => {
      const { askCommand } = await import("../ask.ts");
      done(await askCommand(path, command, flags));
    });
};
