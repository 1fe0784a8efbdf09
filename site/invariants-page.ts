import { invariants, levels } from "../properties/index.ts";
import { escaped } from "./markdown.ts";

/** Every invariant, from its own file. */
export const invariantsPage = (): string =>
  [
    "# Invariants",
    "",
    `The suite judges traces by ${invariants.length} invariants. Each one is a file in \`properties/invariants\`, and each is shown failing on a mutant. \`npx paripassu explain ID\` prints the same text.`,
    ...levels.flatMap((level) => [
      "",
      `## Level ${level}`,
      ...invariants
        .filter((invariant) => invariant.level === level)
        .flatMap(({ id, sentence, formula, why, source, explains = [] }) => [
          "",
          `### ${id}: ${escaped(sentence)}`,
          "",
          escaped(why),
          "",
          `- Formula: ${escaped(formula)}`,
          `- Source: ${escaped(source)}`,
          ...(explains.length === 0 ? [] : [`- Explains: ${explains.join(", ")}`]),
        ]),
    ]),
    "",
  ].join("\n");
