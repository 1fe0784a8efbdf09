import { describe, expect, it } from "vitest";
import { draw, type HostileMarket, reachesHaircut, stories } from "../../../properties/index.ts";
import { type Mechanism, run } from "../../../spec/index.ts";
import { implementations, type Stand, standsOf, venues } from "./settings.ts";

/** The share of a market's first scenarios in which users pay. */
const shareOf = (market: HostileMarket, { capabilities, mechanism }: Stand, runs: number): number => {
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

const cutting = venues.filter(({ mechanism }) => mechanism !== undefined && cutsUsers(mechanism));

const rows = stories
  .filter(({ isAboutLosses }) => isAboutLosses)
  .map((market) => [market.name, market] as const);

describe("at least 30 % of the scenarios come to a haircut in", () => {
  it.each(rows)("%s, for who implements any mechanism", (_, market) => {
    for (const stand of standsOf(market, implementations))
      expect(shareOf(market, stand, 300), stand.name).toBeGreaterThanOrEqual(0.3);
  });

  it.each(rows)("%s, under every real mechanism that cuts users", (_, market) => {
    const stands = standsOf(market, cutting);
    expect(stands.length).toBeGreaterThan(0);
    for (const stand of stands) expect(shareOf(market, stand, 60), stand.name).toBeGreaterThanOrEqual(0.3);
  });
});

describe("where users are never cut", () => {
  it("stories are told all the same, and reach no haircut", () => {
    const never = venues.filter((stand) => !cutting.includes(stand));
    expect(never.length).toBeGreaterThan(0);
    for (const stand of never)
      for (const market of stories.filter((one) => standsOf(one, [stand]).length > 0))
        expect(shareOf(market, stand, 5)).toBe(0);
  });
});
