import { mutants } from "../src/mutants/index.ts";
import { table } from "./markdown.ts";

/** Every mutant, and the invariants that catch it. */
export const mutantsPage = (): string =>
  [
    "# Mutants",
    "",
    `A mutant is the model with one fault. There are ${mutants.length}. The first invariant of a row is its headline. \`npx paripassu mutants\` runs them.`,
    "",
    table(
      ["mutant", "fault", "seen", "caught by"],
      mutants.map(({ name, fault, seen, caughtBy }) => [name, fault, seen, caughtBy.join(", ")]),
    ),
    "",
  ].join("\n");
