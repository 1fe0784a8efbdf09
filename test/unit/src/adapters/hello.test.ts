import { expect, test } from "vitest";
import { actionTypes, atoms } from "../../../../spec/index.ts";
import { readHello } from "../../../../src/protocol/hello.ts";

const mechanism = {
  name: "fund only",
  asset: { symbol: "USDC", decimals: 6 },
  waterfall: [{ kind: "fund", id: "insurance", floor: "5" }],
  remainder: "park",
  exits: "gated",
  surplus: "residue",
};
const implementation = { name: "acme", version: "2.3.1", language: "rust" };
const hello = (supports: object): unknown => ({
  type: "hello",
  protocol: 1,
  implementation,
  supports: { mechanisms: "any", actions: ["deposit"], ...supports },
});

test("what is left out has a default", () => {
  expect(readHello(hello({}))).toEqual({
    ok: true,
    value: {
      about: implementation,
      capabilities: {
        mechanisms: "any",
        actions: ["deposit"],
        genesis: true,
        receipts: false,
        maxAccounts: 64,
      },
      inFlight: 1,
    },
  });
});

test("all is read; what is not known is not", () => {
  const supports = {
    mechanisms: [mechanism],
    rules: ["talmud", "queue"],
    actions: [...actionTypes].reverse(),
    genesis: false,
    receipts: true,
    onExit: true,
    maxAccounts: 3,
    maxAmount: "3400",
    inFlight: 16,
    colour: "blue",
  };
  expect(readHello(hello(supports))).toMatchObject({
    ok: true,
    value: {
      capabilities: {
        mechanisms: [{ waterfall: [{ floor: atoms(5n) }] }],
        rules: ["talmud", "queue"],
        actions: actionTypes,
        genesis: false,
        receipts: true,
        onExit: true,
        maxAccounts: 3,
        maxAmount: 3400n,
      },
      inFlight: 16,
    },
  });
});

test("its text is escaped", () => {
  const reading = readHello({
    ...(hello({}) as object),
    implementation: { ...implementation, name: "\u001b[2Jacme" },
  });
  expect(reading).toMatchObject({ value: { about: { name: "\\u001b[2Jacme" } } });
});

test.each([
  [{ actions: [] }, "/supports/actions"],
  [{ actions: ["deposit", "burn it"] }, "/supports/actions/1"],
  [{ actions: ["deposit", "__proto__"] }, "/supports/actions/1"],
  [{ actions: Array(101).fill("deposit") }, "/supports/actions"],
  [{ mechanisms: "all" }, "/supports/mechanisms"],
  [{ mechanisms: [] }, "/supports/mechanisms"],
  [{ mechanisms: [{ ...mechanism, waterfall: Array(101).fill({}) }] }, "/supports/mechanisms"],
  [{ mechanisms: [mechanism, { ...mechanism, exits: "shut" }] }, "/supports/mechanisms/1/exits"],
  [{ mechanisms: [{ ...mechanism, name: "\u202ename" }] }, "/supports/mechanisms/0/name"],
  [{ rules: [] }, "/supports/rules"],
  [{ rules: "any" }, "/supports/rules"],
  [{ rules: ["talmud", "talmood"] }, "/supports/rules/1"],
  [{ genesis: "yes" }, "/supports/genesis"],
  [{ onExit: 1 }, "/supports/onExit"],
  [{ maxAccounts: 0 }, "/supports/maxAccounts"],
  [{ maxAmount: 340 }, "/supports/maxAmount"],
  [{ maxAmount: "0" }, "/supports/maxAmount"],
  [{ maxAmount: "999" }, "/supports/maxAmount"],
  [{ maxAmount: "9".repeat(121) }, "/supports/maxAmount"],
  [{ inFlight: 1025 }, "/supports/inFlight"],
])("%j is refused", (supports, path) => {
  expect(readHello(hello(supports))).toMatchObject({ ok: false, faults: [{ path }] });
});

test.each([null, 5, "hello", [], {}, { type: "hello" }, { ...(hello({}) as object), protocol: "1" }])(
  "%j is no answer to hello",
  (message) => {
    expect(readHello(message).ok).toBe(false);
  },
);
