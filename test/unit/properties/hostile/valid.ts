import { describe, expect, it } from "vitest";
import { draw, type HostileMarket, type Shrinkable, stories } from "../../../../properties/index.ts";
import { totalOf } from "../../../../properties/observe/overflow.ts";
import {
  genesisOf,
  layersOf,
  onExitLayer,
  readScenario,
  run,
  type Scenario,
  writeScenario,
} from "../../../../spec/index.ts";
import { implementations, smallOnes, type Stand, standsOf, venues } from "./settings.ts";

const text = (scenario: Scenario): string => JSON.stringify(writeScenario(scenario, String));

/** The scenario is a valid document that says the same, and asks for nothing that was not declared. */
const expectFit = (scenario: Scenario, { capabilities, mechanism }: Stand): void => {
  const reading = readScenario(writeScenario(scenario, String));
  expect(reading).toMatchObject({ ok: true });
  if (reading.ok) expect(writeScenario(reading.value, String)).toEqual(writeScenario(scenario, String));
  const { actions, genesis, maxAccounts, maxAmount, rules = ["proportional"], onExit } = capabilities;
  expect(scenario.actions.map(({ type }) => type).filter((type) => !actions.includes(type))).toEqual([]);
  // Who can load a genesis meets empty venues too.
  if (!genesis) expect(scenario.genesis).toBeUndefined();
  const states = [genesisOf(scenario), ...run(scenario).steps.map(({ state }) => state)];
  expect(Math.max(...states.map(({ accounts }) => accounts.size))).toBeLessThanOrEqual(maxAccounts);
  if (maxAmount !== undefined) expect(totalOf(genesisOf(scenario)) <= maxAmount).toBe(true);
  if (mechanism !== undefined) {
    expect(scenario.mechanism).toBe(mechanism);
    return;
  }
  for (const { rule } of layersOf(scenario.mechanism, "haircut")) expect(rules).toContain(rule);
  if (onExit !== true) expect(onExitLayer(scenario.mechanism)).toBeUndefined();
};

/** Some of what an implementation is to meet, of one seed. */
const drawn = (market: HostileMarket, { capabilities, mechanism }: Stand, runs: number) => {
  const arbitrary = market.scenarios(capabilities, mechanism);
  return Array.from({ length: runs }, (_, index) => draw(arbitrary, 1, index));
};

/** How many scenarios are drawn. */
export interface Size {
  /** Of each implementation of any mechanism. */
  readonly runs: number;
  /** Of each small one, and of each real mechanism. */
  readonly few: number;
  /** Which are shrunk, of how many implementations. */
  readonly shrunk: number;
  readonly shrinkers: number;
}

export const describeStories = ({ runs, few, shrunk, shrinkers }: Size): void =>
  describe.each(stories.map((market) => [market.name, market] as const))("%s", (_, market) => {
    it("is told in a sentence, and was seen somewhere", () => {
      expect(market.sentence).toMatch(/^[A-Z].{20,110}\.$/);
      expect(market.seen).toMatch(/^.{20,110}\.$/);
    });

    it("gives valid scenarios that are asked of nobody who cannot do them", () => {
      for (const stand of standsOf(market, implementations))
        for (const { value } of drawn(market, stand, runs)) expectFit(value, stand);
      for (const stand of standsOf(market, [...smallOnes, ...venues]))
        for (const { value } of drawn(market, stand, few)) expectFit(value, stand);
    });

    it("gives the same scenarios for the same seed, and others for other indices", () => {
      const [stand] = implementations;
      if (stand === undefined) return expect.fail("no implementation to stage it for");
      const texts = drawn(market, stand, 60).map(({ value }) => text(value));
      expect(drawn(market, stand, 60).map(({ value }) => text(value))).toEqual(texts);
      expect(new Set(texts).size).toBeGreaterThan(55);
    });

    it("shrinks to valid scenarios, and comes to an end", () => {
      for (const stand of standsOf(market, implementations.slice(0, shrinkers)))
        for (const start of drawn(market, stand, shrunk)) {
          let steps = 0;
          let next: Shrinkable<Scenario> | undefined = start;
          while (next !== undefined) {
            expectFit(next.value, stand);
            [next] = next.simpler();
            steps += 1;
            expect(steps).toBeLessThan(1000);
          }
          expect(steps).toBeGreaterThan(1);
        }
    });
  });
