import type { Command } from "commander";
import { askCommand, type AskFlags } from "./ask.ts";
import { modelCommand } from "./model.ts";
import { replayCommand } from "./replay.ts";
import type { Subject } from "./subject.ts";

type WithOptions = (command: Command) => Command;

interface Setting {
  readonly timing: WithOptions;
  readonly contracts: WithOptions;
  readonly done: (code: number) => void;
}

/** What is done with one scenario in a file: model, replay, ask. */
export const addScenarios = (root: Command, { timing, contracts, done }: Setting): void => {
  root
    .command("model")
    .description("print the trace that the specification prescribes for a scenario")
    .argument("<scenario>", 'a scenario document; "-" reads standard input')
    .addHelpText("after", "\nExample:\n  paripassu model examples/episodes/nasdaq-clearing-2018.json")
    .action(async (path: string) => done(await modelCommand(path)));

  contracts(timing(root.command("replay")))
    .description("run one stored counterexample, or scenario, and judge it by every invariant")
    .argument("<counterexample>", "a file that check wrote, or a scenario document")
    .argument("[command...]", "the implementation, after --")
    .option("--verbose", "show what the program logs")
    .addHelpText(
      "after",
      "\nExample:\n  paripassu replay regressions/ORD-2/0123456789ab.json -- python3 examples/python/flawed.py",
    )
    .action(async (path: string, command: string[], flags: Omit<Subject, "command">) =>
      done(await replayCommand(path, { ...flags, command })),
    );

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
        "Amounts are in atoms. What no row names changes nowhere, and is equal.",
        "Exit codes: 0 no invariant is violated, 1 one is, or there was no answer, 2 wrong usage, 4 never became usable.",
        "",
        "Examples:",
        "  paripassu ask examples/episodes/nasdaq-clearing-2018.json -- python3 examples/python/honest.py",
        `  echo '{"actions":[{"type":"deposit","account":"ann","amount":"5"},{"type":"loss","amount":"3"},{"type":"resolve"}]}' | paripassu ask - --mechanism morpho-blue -- python3 examples/python/honest.py`,
      ].join("\n"),
    )
    .action(async (path: string, command: string[], flags: AskFlags) =>
      done(await askCommand(path, command, flags)),
    );
};
