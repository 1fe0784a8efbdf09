import type { Command } from "commander";
import type { AxiomsFlags } from "../axioms.ts";

/** `paripassu axioms`. */
export const addAxioms = (root: Command, done: (code: number) => void): void => {
  root
    .command("axioms")
    .description(
      "search for counterexamples to the axioms of claims rules and of roundings, and print the table",
    )
    .option("--rule <name>", "this rule alone, axiom by axiom; also by its abbreviation, such as CEA")
    .addHelpText(
      "after",
      "\nExit code 1: the search disagrees with the published table.\n\nExamples:\n  paripassu axioms\n  paripassu axioms --rule talmud",
    )
    .action(async (flags: AxiomsFlags) => {
      const { axiomsCommand } = await import("../axioms.ts");
      done(axiomsCommand(flags));
    });
};
