import { draw, type HostileMarket, reachesHaircut, stories } from "../../../../properties/index.ts";
import { type Mechanism, run } from "../../../../spec/index.ts";
import { type Stand, venues } from "./settings.ts";

/** The share of a market's first scenarios in which users pay. */
export const shareOf = (market: HostileMarket, { capabilities, mechanism }: Stand, runs: number): number => {
  const arbitrary = market.scenarios(capabilities, mechanism);
  let reached = 0;
  for (let index = 0; index < runs; index += 1) {
    const { value } = draw(arbitrary, 1, index);
    if (reachesHaircut(value.mechanism, run(value))) reached += 1;
  }
  return reached / runs;
};

const cutsUsers = ({ waterfall }: Mechanism): boolean =>
  waterfall.some(({ kind }) => kind === "haircut" || kind === "deleverage");

/** Real mechanisms that cut users. */
export const cutting = venues.filter(({ mechanism }) => mechanism !== undefined && cutsUsers(mechanism));

/** Hostile markets that are about losses. */
export const rows = stories
  .filter(({ isAboutLosses }) => isAboutLosses)
  .map((market) => [market.name, market] as const);
