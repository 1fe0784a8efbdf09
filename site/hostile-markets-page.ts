import { anything, stories } from "../properties/index.ts";
import { table } from "./markdown.ts";

/** Every hostile market, with where it was seen. */
export const hostileMarketsPage = (): string =>
  [
    "# Hostile markets",
    "",
    "Every second scenario is made of anything at all. The others take turns through ways in which real venues broke. Each one runs wherever the implementation and its mechanism have what it needs. `npx paripassu coverage --market bank-run` shows what one of them meets.",
    "",
    table(
      ["market", "what happens", "seen"],
      [anything, ...stories].map(({ name, sentence, seen }) => [name, sentence, seen]),
    ),
    "",
  ].join("\n");
