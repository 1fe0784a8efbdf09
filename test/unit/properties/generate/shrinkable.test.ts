import { describe, expect, it } from "vitest";
import { draw, everything, scenarios, type Shrinkable, trims } from "../../../../properties/index.ts";
import { withLargerUnit } from "../../../../properties/generate/larger-unit.ts";
import { withSmallerAmounts } from "../../../../properties/generate/smaller.ts";
import { readScenario, type Scenario, writeScenario } from "../../../../spec/index.ts";
import { fund, mechanism, state } from "../../spec/build.ts";

const arbitrary = scenarios(everything);
const text = (scenario: Scenario): string => JSON.stringify(writeScenario(scenario, String));
const isValid = (scenario: Scenario): boolean => readScenario(writeScenario(scenario, String)).ok;
const firstOf = (many: Iterable<Shrinkable<Scenario>>): Shrinkable<Scenario> | undefined => {
  for (const one of many) return one;
  return undefined;
};

describe("draw", () => {
  it("gives the same scenario for the same seed and index, in whatever order", () => {
    const forth = Array.from({ length: 50 }, (_, index) => text(draw(arbitrary, 7, index).value));
    const back = Array.from({ length: 50 }, (_, i) =>
      text(draw(scenarios(everything), 7, 49 - i).value),
    ).reverse();
    expect(back).toEqual(forth);
  });

  it("gives other scenarios for other indices and other seeds", () => {
    const texts = [1, 2, 3].flatMap((seed) =>
      Array.from({ length: 200 }, (_, index) => text(draw(arbitrary, seed, index).value)),
    );
    expect(new Set(texts).size).toBe(600);
  });

  it("takes any integer for a seed", () => {
    for (const seed of [0, -1, 2 ** 31, 2 ** 53]) expect(isValid(draw(arbitrary, seed, 0).value)).toBe(true);
  });
});

describe("simpler scenarios", () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8])("of number %i are valid, and come to an end", (index) => {
    let steps = 0;
    for (
      let next: Shrinkable<Scenario> | undefined = draw(arbitrary, 1, index);
      next !== undefined;
      steps += 1
    ) {
      expect(steps).toBeLessThan(1000);
      expect(isValid(next.value)).toBe(true);
      next = firstOf(next.simpler());
    }
    expect(steps).toBeGreaterThan(0);
  });

  it("are valid, every one of the first hundred", () => {
    for (let index = 0; index < 20; index += 1) {
      let left = 100;
      for (const { value } of draw(arbitrary, 2, index).simpler()) {
        expect(isValid(value)).toBe(true);
        left -= 1;
        if (left === 0) break;
      }
    }
  });

  it("are the same again when they are asked for again", () => {
    const { simpler } = draw(arbitrary, 1, 3);
    const some = (): readonly string[] => [...simpler()].slice(0, 30).map(({ value }) => text(value));
    expect(some()).toEqual(some());
  });
});

/** How much there is of a scenario: its text, and its lots. */
const sizeOf = (scenario: Scenario): number => {
  let size = text(scenario).length;
  for (const { positions } of scenario.genesis?.markets.values() ?? [])
    for (const { lots } of positions.values()) size += Math.abs(Number(lots));
  return size;
};

describe("trims", () => {
  it("are valid, have fewer actions or less of everything, and come to an end", () => {
    for (let index = 0; index < 40; index += 1) {
      let scenario: Scenario | undefined = draw(arbitrary, 3, index).value;
      while (scenario !== undefined) {
        const { actions }: Scenario = scenario;
        const size: number = sizeOf(scenario);
        let last: Scenario | undefined;
        for (const trim of trims(scenario)) {
          expect(isValid(trim)).toBe(true);
          expect(trim.actions.length < actions.length || sizeOf(trim) < size).toBe(true);
          last = trim;
        }
        scenario = last;
      }
    }
  });
});

/** The sum of all amounts of a scenario's genesis and actions, whatever their sign. */
const totalOf = ({ mechanism, ...scenario }: Scenario): bigint =>
  [
    ...text({ mechanism: { ...mechanism, markets: [], waterfall: [] }, ...scenario }).matchAll(
      /"-?(\d+)"(?!:)/g,
    ),
  ]
    .map(([, digits = "0"]) => BigInt(digits))
    .reduce((sum, amount) => sum + amount, 0n);

describe("smaller amounts", () => {
  it("are valid, and less in all: so they come to an end", () => {
    let found = 0;
    for (let index = 0; index < 40; index += 1) {
      const scenario = draw(arbitrary, 3, index).value;
      for (const next of withSmallerAmounts(scenario)) {
        expect(isValid(next)).toBe(true);
        expect(totalOf(next)).toBeLessThan(totalOf(scenario));
        found += 1;
      }
    }
    expect(found).toBeGreaterThan(400);
  });
});

describe("a larger unit", () => {
  it("makes no amount larger, keeps what is there, its sign, and a settlement's sum of 0", () => {
    let found = 0;
    for (let index = 0; index < 60; index += 1) {
      const scenario = draw(arbitrary, 5, index).value;
      for (const next of withLargerUnit(scenario)) {
        found += 1;
        expect(isValid(next)).toBe(true);
        expect(totalOf(next)).toBeLessThan(totalOf(scenario));
        expect(next.actions.map(({ type }) => type)).toEqual(scenario.actions.map(({ type }) => type));
        expect(signsOf(next)).toEqual(signsOf(scenario));
      }
    }
    expect(found).toBeGreaterThan(200);
  });

  it("is not there for a few atoms", () => {
    const of = mechanism([fund("insurance")]);
    const genesis = state(of, { accounts: { a: [15n, 0n] } });
    expect([...withLargerUnit({ mechanism: of, genesis, actions: [] })]).toEqual([]);
  });
});

const sign = (amount: bigint): number => (amount > 0n ? 1 : amount < 0n ? -1 : 0);

/** The sign of each account's amounts, and of each settlement's entries and sum. */
const signsOf = ({ genesis, actions }: Scenario): unknown => [
  [...(genesis?.accounts.values() ?? [])].map(({ capital, pnl }) => [sign(capital), sign(pnl)]),
  actions.map((action) => {
    if (action.type !== "settle") return "amount" in action ? [sign(action.amount)] : [];
    const sum = action.entries.reduce((total, { amount }) => total + amount, 0n);
    return [...action.entries.map(({ amount }) => sign(amount)), sign(sum)];
  }),
];
