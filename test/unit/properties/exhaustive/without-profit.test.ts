import { describe, expect, it } from "vitest";
import {
  conventions,
  coverageOf,
  countOf,
  problemsOf,
  reductionText,
  scenarioOf,
} from "../../../../properties/exhaustive/index.ts";
import { type Capabilities, everything } from "../../../../properties/index.ts";
import {
  type ActionType,
  type Mechanism,
  presets,
  readScenario,
  run,
  writeScenario,
} from "../../../../spec/index.ts";
import { fund, haircut, mechanism, tranche } from "../../spec/build.ts";

/** Implementations in which no account can ever have profit, or owe anything: losses befall the venue. */

const without = (...left: readonly ActionType[]): readonly ActionType[] =>
  everything.actions.filter((type) => !["settle", "trade", "mark", "liquidate", ...left].includes(type));

const loading: Capabilities = { ...everything, actions: without() };
const acting: Capabilities = { ...loading, genesis: false };
const small = { accounts: 3, amount: 2 };

const holders: Mechanism = mechanism([haircut("holders", "capital", "down")]);
const withFund: Mechanism = mechanism([fund("insurance", { floor: 2n }), haircut("holders", "equity", "up")]);

const scenariosOf = (capabilities: Capabilities, mechanisms: Capabilities["mechanisms"], scope = small) =>
  [...problemsOf(coverageOf({ ...capabilities, mechanisms }, scope))].map((problem) => ({
    problem,
    scenario: scenarioOf(problem),
  }));

describe.each([
  ["with a genesis, the loss is pending", loading],
  ["without one, it is an action after deposits", acting],
])("%s:", (_, capabilities) => {
  it.each([
    ["one haircut of capital", [holders]],
    ["a fund with a floor, then equity", [withFund]],
    ["any mechanism", "any" as const],
    [
      "a preset: morpho-blue",
      presets.filter(({ name }) => name === "morpho-blue").map((one) => one.mechanism),
    ],
  ])("%s", (__, mechanisms) => {
    const scope = mechanisms === "any" ? { accounts: 2, amount: 1 } : small;
    const all = scenariosOf(capabilities, mechanisms, scope);
    const { groups } = coverageOf({ ...capabilities, mechanisms }, scope);
    expect(all.length).toBe(groups.reduce((sum, group) => sum + countOf(group), 0));
    expect(all.length).toBeGreaterThan(20);
    const texts = new Set<string>();
    for (const [i, { problem, scenario }] of all.entries()) {
      const { steps } = run(scenario);
      const text = JSON.stringify(writeScenario(scenario, String));
      texts.add(text);
      if (i % 20 === 0) expect(readScenario(JSON.parse(text))).toMatchObject({ ok: true });
      expect(scenario.genesis === undefined).toBe(!capabilities.genesis);
      expect(steps.filter(({ outcome }) => outcome === "refused")).toEqual([]);
      for (const { type } of scenario.actions) expect(capabilities.actions).toContain(type);
      // What is resolved is the loss of the problem, which nobody owes.
      const before = steps.at(-2)?.state ?? scenario.genesis;
      expect(before?.pending ?? 0n).toBe(BigInt(problem.loss));
      for (const { state } of steps) for (const { pnl } of state.accounts.values()) expect(pnl).toBe(0n);
    }
    expect(texts.size).toBe(all.length);
  });
});

/** Every multiset of three amounts from 0 to 2, in both orders, at every loss: by hand. */
const byHand = (): number => {
  let count = 0;
  for (let a = 0; a <= 2; a += 1)
    for (let b = a; b <= 2; b += 1)
      for (let c = b; c <= 2; c += 1) count += (a === c ? 1 : 2) * (a + b + c + 2);
  return count;
};

it("has as many problems as with a defaulter, who is not there", () => {
  expect(scenariosOf(acting, [holders]).filter(({ problem }) => problem.deficit === 0)).toHaveLength(
    byHand(),
  );
  const pending = scenariosOf(loading, [holders]);
  expect(pending.filter(({ problem }) => problem.deficit === 0)).toHaveLength(byHand());
  expect(scenariosOf(everything, [holders])).toHaveLength(pending.length);
  expect(pending.every(({ scenario }) => scenario.genesis?.accounts.has("x") === false)).toBe(true);
  // There is room for as many holders as it takes accounts.
  expect(coverageOf({ ...acting, maxAccounts: 2 }, small).scope.accounts).toBe(2);
  expect(coverageOf({ ...everything, maxAccounts: 2 }, small).scope.accounts).toBe(1);
});

describe("the coverage says so:", () => {
  const wordsOf = (capabilities: Capabilities): string => {
    const { scope, means, groups, notCovered } = coverageOf(capabilities, small);
    const covered = groups.flatMap((group) => [
      group.title,
      ...group.reductions.map((reduction) => reductionText(reduction, group)),
    ]);
    return [...conventions(scope, means), ...covered, ...notCovered].join("\n");
  };

  it("a pending loss that nobody owes, and nobody's profit", () => {
    const words = wordsOf(loading);
    expect(words).toMatch(/a pending loss of the venue, which nobody owes/);
    expect(words).toMatch(/one divided layer \(stakes; a haircut of capital, of equity\)/);
    expect(words).toMatch(/losses that an account owes; profit/);
    expect(words).not.toMatch(/whose unpaid loss|haircut of profit|stake of the defaulter/);
    expect(words).toMatch(/an old deficit of 1, 2/);
  });

  it("by actions, and what no action leads to", () => {
    const words = wordsOf({ ...acting, actions: without("topUp", "stake") });
    expect(words).toMatch(/made by actions, without a genesis/);
    expect(words).toMatch(/one divided layer \(a haircut of capital, of equity\)/);
    expect(words).toMatch(/no topUp/);
    expect(words).toMatch(/no stake/);
    expect(words).not.toMatch(/one fund, and two funds|an old deficit of/);
  });

  it("of who has profits nothing changes", () => {
    expect(wordsOf(everything)).toMatch(/a defaulter, x, whose unpaid loss/);
    expect(coverageOf({ ...everything, actions: ["resolve"] }, small).means.losses).toBe("defaulter");
  });
});

it("a fund and stakes that no action fills are left empty, in a mechanism that has them too", () => {
  const both = mechanism([fund("insurance"), tranche("mutual"), haircut("holders", "capital", "up")]);
  const all = scenariosOf({ ...acting, actions: without("topUp", "stake") }, [both]);
  expect(new Set(all.flatMap(({ scenario }) => scenario.actions.map(({ type }) => type)))).toEqual(
    new Set(["deposit", "loss", "resolve"]),
  );
  const types = scenariosOf(acting, [both]).flatMap(({ scenario }) =>
    scenario.actions.map(({ type }) => type),
  );
  expect(new Set(types)).toEqual(new Set(["deposit", "stake", "topUp", "loss", "resolve"]));
});
