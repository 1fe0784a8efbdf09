import { script } from "@bomb.sh/tab";
import tab from "@bomb.sh/tab/commander";
import type { Command } from "commander";
import { levels } from "../../properties/invariant.ts";
import { profiles } from "../check/report.ts";
import { formatNames } from "../reports/format-names.ts";
import { logged, printColumns } from "../text/print.ts";
import { starters } from "./starters.ts";
import { oneOf, UsageError } from "./usage.ts";

const shells = ["zsh", "bash", "fish"] as const;

/** Prints the script for a shell. */
export const scriptCommand = ([word = "", ...more]: readonly string[]): number => {
  if (more.length > 0) throw new UsageError("complete: expected one shell, or -- before words to complete");
  const shell = oneOf("complete", shells)(word);
  printColumns(logged(() => script(shell, "paripassu", "paripassu")));
  return 0;
};

/** What the value of an option may be, by its name. */
const values: Readonly<Record<string, readonly string[]>> = {
  "--profile": Object.keys(profiles),
  "--fail-level": levels,
  "--scope": ["full", "small"],
  "--format": formatNames,
  "--lang": Object.keys(starters),
};

/** Has the shell complete the name of a file. */
const files = ":0\n";

/** Prints what the last word may become. Behind `--`, and where we know nothing, that is a file. */
export const completeCommand = async (words: readonly string[], program: Command): Promise<number> => {
  for (const { options } of program.commands)
    for (const option of options) {
      const known = await valuesOf(option.long ?? "", words);
      if (known !== undefined) option.argChoices = [...known];
    }
  const isCommand = words.slice(0, -1).includes("--");
  const text = isCommand ? files : logged(() => tab(program).parse([...words]));
  printColumns(text.startsWith(":") ? files : text);
  return 0;
};

const valuesOf = async (option: string, words: readonly string[]): Promise<readonly string[] | undefined> => {
  if (option !== "--mechanism" || !words.includes(option)) return values[option];
  const { presetNames } = await import("./mechanism-named.ts");
  return presetNames;
};
