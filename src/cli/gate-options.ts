import type { Command } from "commander";
import { printable } from "../text/printable.ts";
import { requireSyntax } from "./require-syntax.ts";
import { UsageError } from "./usage.ts";

/** What a gate asks of a declaration. */
export const gateOptions = (command: Command): Command =>
  command
    .option(
      "--require <minima>",
      `pass only where at least this is declared, such as accounts=10,actions=deposit+withdraw: ${requireSyntax}`,
    )
    .option(
      "--allow-narrower <reason>",
      "pass although stored counterexamples ask for what is not declared, and say why in every report",
    );

/** Why it is right that less is declared than stored counterexamples ask for. */
export const reasonFrom = (text: string): string => {
  if (text.trim() !== "") return printable(text.trim());
  throw new UsageError(
    '--allow-narrower: expected why it is right that less is declared than stored counterexamples ask for, found ""',
  );
};
