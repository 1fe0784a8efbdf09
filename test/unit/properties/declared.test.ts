import { describe, expect, it } from "vitest";
import {
  adversary,
  type Capabilities,
  declares,
  draw,
  everything,
  invariants,
  isDeclared,
  isWithin,
  observe,
  relatedTo,
  scenarios,
  undeclaredIn,
} from "../../../properties/index.ts";
import { type Action, atoms, type Mechanism, run, type Scenario } from "../../../spec/index.ts";
import { deposit, fund, haircut, loss, mechanism, onExit, resolve, state, withdraw } from "../spec/build.ts";

const plain = mechanism([fund("insurance"), haircut("cut", "profit")]);
const genesis = state(plain, { accounts: { a: [5n, 0n], b: [0n, 7n] }, funds: { insurance: 3n } });
const ordinary: Scenario = { mechanism: plain, genesis, actions: [resolve] };
const acting = (...actions: readonly Action[]): Scenario => ({ ...ordinary, actions });
const withMechanism = (other: Mechanism): Scenario => ({ mechanism: other, actions: [] });
const allBut = (type: string) => everything.actions.filter((action) => action !== type);

const rows: readonly (readonly [string, Scenario, Partial<Capabilities>])[] = [
  ['the mechanism "test"', ordinary, { mechanisms: [mechanism([fund("insurance")])] }],
  ["the rule proportional", ordinary, { rules: ["talmud"] }],
  ["a haircut on exit", withMechanism(mechanism([onExit("cash", "equity")])), { onExit: false }],
  [
    "markets, which take the action mark",
    withMechanism(mechanism([], { markets: [{ id: "perp", price: atoms(1n), initialMargin: "0" }] })),
    { actions: allBut("mark") },
  ],
  ["a genesis", ordinary, { genesis: false }],
  ["the action loss", acting(loss(1n)), { actions: allBut("loss") }],
  ["3 accounts, where maxAccounts is 2", acting(deposit("c", 1n)), { maxAccounts: 2 }],
  ["a genesis of 15 atoms, where maxAmount is 14", ordinary, { maxAmount: atoms(14n) }],
  ["an amount in loss above the maxAmount of 15", acting(loss(16n)), { maxAmount: atoms(15n) }],
  [
    "claims in a genesis, without the action recover",
    { ...ordinary, genesis: { ...genesis, claims: new Map([["a", atoms(1n)]]) } },
    { actions: allBut("recover") },
  ],
  [
    "a residue in a genesis, where nothing can bring one about",
    {
      mechanism: mechanism([fund("insurance")]),
      genesis: state(mechanism([fund("insurance")]), { residue: 1n }),
      actions: [],
    },
    { actions: allBut("recover") },
  ],
];

describe("what a scenario asks of who did not declare it", () => {
  it.each(rows)("%s", (reason, scenario, less) => {
    expect(undeclaredIn(scenario, { ...everything, ...less })).toBe(reason);
    expect(undeclaredIn(scenario, everything)).toBeUndefined();
  });

  it("is nothing where an action names somebody who is unknown, and must be refused", () => {
    expect(isDeclared(acting(withdraw("nobody", 1n)), { ...everything, maxAccounts: 2 })).toBe(true);
  });

  it("is nothing where the mechanism is a copy of one that is listed", () => {
    expect(isDeclared(ordinary, { ...everything, mechanisms: [structuredClone(plain)] })).toBe(true);
  });
});

const narrow: readonly (readonly [string, Partial<Capabilities>])[] = [
  ["one mechanism", { mechanisms: [plain] }],
  ["one account", { maxAccounts: 1 }],
  ["three accounts and amounts up to 1000", { maxAccounts: 3, maxAmount: atoms(1000n) }],
  ["amounts of 64 bits", { maxAmount: atoms(2n ** 64n - 1n) }],
  ["no genesis", { genesis: false, maxAccounts: 3, maxAmount: atoms(5000n) }],
  ["no recover", { actions: allBut("recover") }],
  ["no markets", { actions: allBut("mark"), onExit: false }],
  ["one rule", { rules: ["constrained-equal-losses"] }],
];

describe("what is asked is declared, where that is", () => {
  it.each(narrow)("%s: as it is drawn, in every market", (_, less) => {
    const capabilities = { ...everything, ...less };
    const { draw: drawn } = adversary(capabilities);
    for (let index = 0; index < 300; index += 1)
      expect(undeclaredIn(drawn(1, index).drawn.value, capabilities)).toBeUndefined();
  });

  it.each(narrow)("%s: as a relation makes it of another one", (_, less) => {
    const capabilities = { ...everything, ...less };
    const arbitrary = scenarios(capabilities);
    const relations = invariants.filter(({ related }) => related !== undefined);
    let made = 0;
    for (let index = 0; index < 30; index += 1) {
      const scenario = draw(arbitrary, 1, index).value;
      const observation = observe(scenario, run(scenario), capabilities);
      for (const relation of relations)
        for (const one of relatedTo(relation, observation)) {
          made += 1;
          expect(declares(capabilities, one.scenario.mechanism)).toBe(true);
          // Its own claims and residue, if it reports any, it may be handed again.
          expect(isWithin(one.scenario, capabilities)).toBe(true);
        }
    }
    expect(made).toBeGreaterThan(20);
  });

  it("a relation that changes the mechanism compares nothing with one that is not declared", () => {
    const other = mechanism([fund("insurance")]);
    const [first] = invariants;
    if (first === undefined) return expect.fail("no invariant");
    const relation = {
      ...first,
      related: () => [{ scenario: withMechanism(other), difference: "under another mechanism" }],
    };
    const relatedOf = (capabilities: Capabilities) =>
      relatedTo(relation, observe(ordinary, run(ordinary), capabilities));
    expect(relatedOf({ ...everything, mechanisms: [plain] })).toEqual([]);
    expect(relatedOf({ ...everything, mechanisms: [plain, other] })).toHaveLength(1);
  });
});
