import { anything, everything, type HostileMarket, stagesFor, stories } from "../../properties/index.ts";
import type { Mechanism } from "../../spec/index.ts";
import { defaultRuns, defaultSeed } from "../check/report.ts";
import { coverage } from "../coverage/coverage.ts";
import { coverageDocument, coverageText } from "../coverage/coverage-text.ts";
import { documentText } from "../files/files.ts";
import { print } from "../text/print.ts";
import { exitCodes } from "../check/result-name.ts";
import type { CoverageFlags } from "./coverage-flags.ts";
import { mechanismNamed, unknownName } from "./mechanism-named.ts";
import { pairsCommand } from "./pairs.ts";
import { UsageError } from "./usage.ts";

/** Runs `paripassu coverage`: what the adversary's scenarios meet, on the reference model. */
export const coverageCommand = async (flags: CoverageFlags): Promise<number> => {
  if (flags.pairs === true) return pairsCommand(flags);
  const { runs = defaultRuns, seed = defaultSeed } = flags;
  const mechanism = flags.mechanism === undefined ? undefined : await mechanismNamed(flags.mechanism);
  const market = flags.market === undefined ? undefined : marketNamed(flags.market, mechanism);
  const found = await coverage({
    runs,
    seed,
    ...(mechanism === undefined ? {} : { mechanism }),
    ...(market === undefined ? {} : { market }),
  });
  if (flags.json === true) print(documentText({ runs, seed, ...coverageDocument(found) }));
  else {
    const about = market === undefined ? "" : `${market.sentence}\nSeen: ${market.seen}\n`;
    print(`${about}${runs} scenarios of the reference model, seed ${seed}\n${coverageText(found)}\n`);
  }
  return exitCodes.conformant;
};

const marketNamed = (name: string, mechanism: Mechanism | undefined): HostileMarket => {
  const markets = [anything, ...stories];
  const market = markets.find((one) => one.name === name);
  if (market === undefined)
    throw new UsageError(
      `--market: ${
        unknownName(
          "a hostile market",
          name,
          markets.map((one) => one.name),
        ).message
      }`,
    );
  if (stagesFor(market, everything, mechanism).length === 0)
    throw new UsageError(
      `--market: ${name} cannot be staged under ${mechanism?.name ?? "any mechanism"}: ${market.unless(everything, mechanism) ?? ""}. Name another --mechanism, or leave it out.`,
    );
  return market;
};
