import { defaultSeed } from "../check/report.ts";
import { documentText } from "../files/files.ts";
import { countPairs, failsPairs, runsForPairs } from "../coverage/pairs.ts";
import { pairsDocument, pairsText } from "../coverage/pairs-text.ts";
import { print } from "../text/print.ts";
import { exitCodes } from "../check/result-name.ts";
import type { CoverageFlags } from "./coverage-flags.ts";
import { UsageError } from "./usage.ts";

/**
 * Runs `paripassu coverage --pairs`: which features of the language scenarios
 * reach together. Exit code 1 where enough scenarios miss a pair, or reach one
 * that is said to be apart.
 */
export const pairsCommand = (flags: CoverageFlags): number => {
  for (const flag of ["mechanism", "market"] as const)
    if (flags[flag] !== undefined)
      throw new UsageError(
        `--pairs counts what all hostile markets reach under all mechanisms: leave out --${flag}`,
      );
  const { runs = runsForPairs, seed = defaultSeed } = flags;
  const counts = countPairs({ runs, seed });
  if (flags.json === true) print(documentText({ runs, seed, ...pairsDocument(counts) }));
  else print(`${runs} scenarios of the reference model, seed ${seed}\n${pairsText(counts)}\n`);
  return failsPairs(counts, runs) ? exitCodes["not-conformant"] : exitCodes.conformant;
};
