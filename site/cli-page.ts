import type { Command } from "commander";
import { buildProgram } from "../src/cli/program.ts";
import { block, escaped } from "./markdown.ts";

/** The help of every command, as the command line prints it. */
export const cliPage = (): string => {
  const root = buildProgram();
  return [
    "# Command line",
    "",
    "This page is what `npx paripassu COMMAND --help` prints.",
    ...commandsOf(root).flatMap(([name, command]) => [
      "",
      `## ${name}`,
      "",
      escaped(command.description()),
      "",
      block("text", helpOf(command)),
    ]),
    "",
  ].join("\n");
};

const commandsOf = (root: Command, prefix = "paripassu"): readonly (readonly [string, Command])[] =>
  root.commands.flatMap((command) => {
    const name = `${prefix} ${command.name()}`;
    return command.commands.length > 0 ? commandsOf(command, name) : [[name, command] as const];
  });

/** With the text that is added after it. */
const helpOf = (command: Command): string => {
  let text = "";
  command.configureOutput({ writeOut: (part) => (text += part) });
  command.outputHelp();
  return text;
};
