import { describe, expect, it } from "vitest";
import { type Capabilities, draw, everything, scenarios } from "../../../../properties/index.ts";
import { totalOf } from "../../../../properties/observe/overflow.ts";
import {
  type ActionType,
  atoms,
  claimsRuleNames,
  genesisOf,
  layersOf,
  type Mechanism,
  onExitLayer,
  readScenario,
  type Rule,
  run,
  type Scenario,
  writeScenario,
} from "../../../../spec/index.ts";
import { fund, mechanism, onExit } from "../../spec/build.ts";

/** Scenarios for an implementation that can do everything but what is said here. */
const drawn = (
  capabilities: Partial<Capabilities>,
  runs = 400,
  mechanism?: Mechanism,
): readonly Scenario[] => {
  const arbitrary = scenarios({ ...everything, ...capabilities }, mechanism);
  return Array.from({ length: runs }, (_, index) => draw(arbitrary, 1, index).value);
};

const accountsIn = (scenario: Scenario): number =>
  Math.max(genesisOf(scenario).accounts.size, ...run(scenario).steps.map(({ state }) => state.accounts.size));

const expectValid = (scenario: Scenario): void => {
  const reading = readScenario(writeScenario(scenario, String));
  expect(reading).toMatchObject({ ok: true });
  // Maps compare by content, whatever the order: the document says the same.
  if (reading.ok) expect(writeScenario(reading.value, String)).toEqual(writeScenario(scenario, String));
};

describe("generated scenarios", () => {
  it("are valid documents", () => {
    for (const scenario of drawn({}, 1000)) expectValid(scenario);
  });

  it.each([
    ["2^53", 2n ** 53n],
    ["2^64 - 1", 2n ** 64n - 1n],
    ["2^128 - 1", 2n ** 128n - 1n],
    ["5000", 5000n],
  ])("are valid, and their totals at genesis stay within a maxAmount of %s", (_, maxAmount) => {
    for (const scenario of drawn({ maxAmount: atoms(maxAmount) })) {
      expectValid(scenario);
      expect(totalOf(genesisOf(scenario)) <= maxAmount).toBe(true);
    }
  });

  it("come close to a maxAmount", () => {
    const maxAmount = 2n ** 64n - 1n;
    expect(
      drawn({ maxAmount: atoms(maxAmount) }).some((scenario) => totalOf(genesisOf(scenario)) === maxAmount),
    ).toBe(true);
  });
});

describe("what an implementation cannot do is not asked of it", () => {
  it("gives no genesis to one that cannot load it, and still reaches losses", () => {
    const made = drawn({ genesis: false });
    for (const scenario of made) {
      expect(scenario.genesis).toBeUndefined();
      expectValid(scenario);
    }
    const resolves = made
      .flatMap((scenario) => run(scenario).steps)
      .filter((step) => step.outcome === "accepted" && step.receipts.length > 0);
    expect(resolves.length).toBeGreaterThan(100);
  });

  it.each<[readonly ActionType[]]>([
    [["resolve"]],
    [["settle", "resolve"]],
    [["deposit", "withdraw", "settle", "resolve"]],
    [["deposit", "stake", "loss", "resolve", "recover"]],
  ])("asks for no other actions than %j", (actions) => {
    for (const genesis of [true, false])
      for (const scenario of drawn({ actions, genesis }, 200))
        for (const { type } of scenario.actions) expect(actions).toContain(type);
  });

  it.each([1, 2, 3, 8])("makes at most %i accounts known", (maxAccounts) => {
    for (const genesis of [true, false])
      for (const scenario of drawn({ maxAccounts, genesis }, 200))
        expect(accountsIn(scenario)).toBeLessThanOrEqual(maxAccounts);
  });

  const rulesIn = (made: readonly Scenario[]): readonly Rule[] =>
    made.flatMap(({ mechanism }) => layersOf(mechanism, "haircut").map(({ rule }) => rule));

  it.each<[readonly Rule[] | undefined, readonly Rule[]]>([
    [undefined, ["proportional"]],
    [["proportional"], ["proportional"]],
    [["queue"], ["queue"]],
    [
      ["talmud", "piniles", "proportional"],
      ["piniles", "proportional", "talmud"],
    ],
  ])("divides haircuts by no other rules than %j", (rules, expected) => {
    const { actions, maxAccounts } = everything;
    const capabilities: Capabilities = {
      mechanisms: "any",
      ...(rules === undefined ? {} : { rules }),
      actions,
      genesis: true,
      receipts: true,
      maxAccounts,
    };
    const arbitrary = scenarios(capabilities);
    const made = Array.from({ length: 400 }, (_, index) => draw(arbitrary, 1, index).value);
    for (const scenario of made) expectValid(scenario);
    expect([...new Set(rulesIn(made))].sort()).toEqual(expected);
  });

  it("divides most haircuts in proportion, where any rule is known, and some by each", () => {
    const rules = rulesIn(drawn({}, 1000));
    const share = (rule: Rule): number => rules.filter((other) => other === rule).length / rules.length;
    expect(share("proportional")).toBeGreaterThan(0.6);
    for (const rule of claimsRuleNames) expect(share(rule)).toBeGreaterThan(0.02);
  });

  it("draws haircuts on exit for who knows them, about one mechanism in eight", () => {
    const withOne = (scenarios: readonly Scenario[]) =>
      scenarios.filter(({ mechanism }) => onExitLayer(mechanism) !== undefined);
    const { onExit, ...others } = everything;
    expect(onExit).toBe(true);
    const arbitrary = scenarios(others);
    for (let index = 0; index < 400; index += 1)
      expect(onExitLayer(draw(arbitrary, 1, index).value.mechanism)).toBeUndefined();
    expect(withOne(drawn({ onExit: false }))).toEqual([]);
    const known = withOne(drawn({}, 1000));
    expect(known.length).toBeGreaterThan(80);
    expect(known.length).toBeLessThan(170);
    expect(new Set(known.map(({ mechanism }) => onExitLayer(mechanism)?.basis))).toEqual(
      new Set(["profit", "equity"]),
    );
  });

  it("lets everybody leave at a ratio only by exits that the implementation has", () => {
    const one = mechanism([fund("insurance"), onExit("cash", "equity")]);
    const made = drawn({ actions: ["fee", "loss", "resolve"] }, 200, one);
    for (const { actions } of made)
      for (const { type } of actions) expect(["fee", "loss", "resolve"]).toContain(type);
    const cut = made.filter((scenario) =>
      run(scenario).steps.some(
        (step, i) =>
          scenario.actions[i]?.type === "fee" && step.outcome === "accepted" && step.receipts.length > 0,
      ),
    );
    expect(cut.length).toBeGreaterThan(20);
  });

  it("uses no other mechanisms than the declared ones, or the one that is given", () => {
    const known = [...new Set(drawn({}, 3).map(({ mechanism }) => mechanism))];
    for (const { mechanism } of drawn({ mechanisms: known }, 200)) expect(known).toContain(mechanism);
    for (const one of known) for (const { mechanism } of drawn({}, 50, one)) expect(mechanism).toBe(one);
  });
});
