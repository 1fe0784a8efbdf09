import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import {
  adversary,
  anything,
  draw,
  everything,
  ledgerTier,
  stagesFor,
  stories,
} from "../../../../properties/index.ts";
import { presets, type Scenario, writeScenario } from "../../../../spec/index.ts";
import { fund, mechanism } from "../../spec/build.ts";

const text = (scenario: Scenario): string => JSON.stringify(writeScenario(scenario, String));

describe("the adversary", () => {
  it("takes every second scenario from a story, each in its turn", () => {
    const { markets, draw: next } = adversary(everything);
    expect(markets).toEqual([anything, ...stories]);
    const round = stories.reduce((sum, { turns = 1 }) => sum + turns, 0);
    const names = Array.from({ length: 4 * round }, (_, index) => next(1, index).market);
    expect(new Set(names.filter((_, index) => index % 2 === 0))).toEqual(new Set(["anything"]));
    const told = names.filter((_, index) => index % 2 === 1);
    // Each story has its turns in a round, and every round is the same.
    for (const { name, turns = 1 } of stories)
      expect(told.slice(0, round).filter((one) => one === name)).toHaveLength(turns);
    expect(told.slice(round)).toEqual(told.slice(0, round));
  });

  it("gives the scenario that the market itself gives, for the same seed and index", () => {
    const taken = adversary(ledgerTier);
    for (let index = 0; index < 60; index += 1) {
      const { market, drawn } = taken.draw(3, index);
      const own = taken.markets.find(({ name }) => name === market)?.scenarios(ledgerTier);
      if (own === undefined) return expect.fail(`no market ${market}`);
      expect(text(drawn.value)).toBe(text(draw(own, 3, index).value));
    }
  });

  it("leaves out what cannot be staged, and is left with anything at all", () => {
    const staged = (...args: Parameters<typeof adversary>): readonly string[] =>
      adversary(...args).markets.map(({ name }) => name);
    expect(staged(ledgerTier)).not.toContain("emergency-shutdown");
    expect(staged(ledgerTier)).toContain("recovery-in-parts");
    expect(staged({ ...ledgerTier, maxAccounts: 1 })).toEqual([
      "anything",
      "collateral-depeg",
      "drained-fund",
      "down-the-waterfall",
    ]);
    expect(staged({ ...ledgerTier, actions: ["deposit", "withdraw"] })).toEqual(["anything"]);
    expect(staged(everything, mechanism([fund("insurance")]))).not.toContain("thin-tranche");
    const { draw: next } = adversary({ ...ledgerTier, actions: ["deposit", "withdraw"] });
    for (let index = 0; index < 10; index += 1) expect(next(1, index).market).toBe("anything");
  });

  it("stages a story under those declared mechanisms alone that have what it needs", () => {
    const declared = presets.map((preset) => preset.mechanism);
    const tranche = stories.find(({ name }) => name === "thin-tranche");
    if (tranche === undefined) return expect.fail("no story of a thin tranche");
    const capabilities = { ...everything, mechanisms: declared };
    const fit = stagesFor(tranche, capabilities);
    expect(fit).toEqual(declared.filter(({ waterfall }) => waterfall.some(({ kind }) => kind === "tranche")));
    const arbitrary = tranche.scenarios(capabilities);
    for (let index = 0; index < 50; index += 1)
      expect(fit).toContain(draw(arbitrary, 1, index).value.mechanism);
    expect(() => tranche.scenarios(everything, mechanism([fund("insurance")]))).toThrow(RangeError);
  });
});

describe("the stories", () => {
  it("have one file each, by their names, and say why they cannot be staged", () => {
    const files = readdirSync(new URL("../../../../properties/hostile", import.meta.url)).filter((file) =>
      stories.some(({ name }) => file === `${name}.ts`),
    );
    expect(files.length).toBe(stories.length);
    expect(new Set(stories.map(({ name }) => name)).size).toBe(stories.length);
    for (const { unless } of stories)
      expect(unless({ ...ledgerTier, actions: ["deposit"] })).toMatch(/^(it takes|no loss)/);
  });
});
