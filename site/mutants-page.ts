import { mutants } from "../src/mutants/index.ts";
import { headlinesOf } from "../src/mutants/mutant.ts";
import { table } from "./markdown.ts";

/** Every mutant, and the invariants that catch it. */
export const mutantsPage = (): string =>
  [
    "# Mutants",
    "",
    `A mutant is the model with one fault. There are ${mutants.length}. A report on it must lead with its headline, or one of its headlines where several name the fault equally well. \`npx paripassu mutants\` runs them.`,
    "",
    table(
      ["mutant", "fault", "seen", "headline", "caught by"],
      mutants.map((mutant) => {
        const { name, fault, seen, caughtBy } = mutant;
        return [name, fault, seen, headlinesOf(mutant).join(" or "), caughtBy.join(", ")];
      }),
    ),
    "",
  ].join("\n");
