import type { Command } from "commander";

/** `paripassu divide`. */
export const addDivide = (root: Command, done: (code: number) => void): void => {
  root
    .command("divide")
    .description("divide an estate among claims by a rule, in exact fractions")
    .argument("<problem>", 'a document {"estate": "100", "claims": ["100", "200"]}; "-" reads standard input')
    .requiredOption("--rule <name>", "a rule of the claims problem, such as talmud")
    .addHelpText("after", "\nExample:\n  paripassu divide --rule talmud problem.json")
    .action(async (path: string, flags: { rule: string }) => {
      const { divideCommand } = await import("../divide.ts");
      done(await divideCommand(path, flags));
    });
};
