import type * as fc from "fast-check";
import type { Mechanism, Scenario } from "../../spec/index.ts";
import type { Capabilities } from "../applicability/capabilities.ts";
import { draw, type Shrinkable } from "../generate/shrinkable.ts";
import { anything, type HostileMarket, stagesFor, stories } from "./index.ts";

/** A scenario, and the market that it comes from. */
export interface Drawn {
  readonly market: string;
  readonly drawn: Shrinkable<Scenario>;
}

/** All hostile markets that can be staged somewhere, taking turns. */
export interface Adversary {
  readonly markets: readonly HostileMarket[];
  /** The scenario of an index; the same seed and index always give the same. */
  readonly draw: (seed: number, index: number) => Drawn;
}

/**
 * What an implementation with these capabilities is to meet, under a given
 * mechanism or under all of its own: at every even index anything at all, at
 * the odd ones the stories in turn.
 */
export const adversary = (capabilities: Capabilities, mechanism?: Mechanism): Adversary => {
  const staged = stories.filter((market) => stagesFor(market, capabilities, mechanism).length > 0);
  const markets = [anything, ...staged];
  const turns = turnsOf(staged);
  const arbitraries = new Map<HostileMarket, fc.Arbitrary<Scenario>>();
  const scenariosOf = (market: HostileMarket): fc.Arbitrary<Scenario> => {
    const known = arbitraries.get(market) ?? market.scenarios(capabilities, mechanism);
    arbitraries.set(market, known);
    return known;
  };
  return {
    markets,
    draw: (seed, index) => {
      const turn = index % 2 === 0 ? undefined : turns[((index - 1) / 2) % turns.length];
      const market = turn ?? anything;
      return { market: market.name, drawn: draw(scenariosOf(market), seed, index) };
    },
  };
};

/** Who comes when: a story with many turns has them spread over those of the others. */
const turnsOf = (staged: readonly HostileMarket[]): readonly HostileMarket[] =>
  staged
    .flatMap((market, place) =>
      Array.from({ length: market.turns ?? 1 }, (_, i) => ({
        market,
        at: i === 0 ? place : (i * staged.length) / (market.turns ?? 1) + 0.5,
      })),
    )
    .sort((a, b) => a.at - b.at)
    .map(({ market }) => market);
