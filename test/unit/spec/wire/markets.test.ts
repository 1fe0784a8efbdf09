import { describe, expect, it } from "vitest";
import { readMechanism, readScenario, type Scenario, writeScenario } from "../../../../spec/index.ts";
import { chapter } from "../chapters.ts";
import { deposit, fund, haircut, mechanism, resolve, state } from "../build.ts";
import { deleverage, liquidate, mark, market, redeem, shutdown, trade, within } from "../markets/build.ts";
import { edited, expectFault, throughJson } from "./edit.ts";

const document = {
  name: "test",
  asset: { symbol: "USD", decimals: 2 },
  markets: [
    { id: "btc", price: "100", initialMargin: "0.1", maintenanceMargin: "0.05", positionLimit: "1000" },
    { id: "eth", price: "1", initialMargin: "0" },
  ],
  waterfall: [
    { kind: "fund", id: "ins", market: "btc" },
    { kind: "deleverage", id: "adl", rank: "bitmex", market: "eth" },
    { kind: "haircut", id: "cut", basis: "exposure", rule: "proportional", rounding: "up", market: "btc" },
    { kind: "tranche", id: "df", rounding: "up" },
    { kind: "deleverage", id: "rest", rank: "pro-rata" },
  ],
  remainder: "park",
  exits: "gated",
  surplus: "residue",
};

const eth = { id: "eth", price: "1", initialMargin: "0" };

describe("a mechanism with markets (17.1)", () => {
  it("is read", () => {
    expect(readMechanism(throughJson(document))).toStrictEqual({
      ok: true,
      value: mechanism(
        [
          within("btc", fund("ins")),
          deleverage("adl", "bitmex", "eth"),
          within("btc", haircut("cut", "exposure", "up")),
          { kind: "tranche", id: "df", rounding: "up" },
          deleverage("rest", "pro-rata"),
        ],
        {
          markets: [
            market("btc", 100n, { maintenanceMargin: "0.05", positionLimit: 1000n }),
            market("eth", 1n, { initialMargin: "0" }),
          ],
        },
      ),
    });
  });

  it.each<[string, string, unknown]>([
    ["a limit of 0", "/markets/0/positionLimit", "0"],
    ["an initial margin above 1", "/markets/0/initialMargin", "2.5"],
    ["a maintenance margin above the initial one", "/markets/0/maintenanceMargin", "0.2"],
    ["a market of a layer's name", "/markets/2", { ...eth, id: "df" }],
    ["a market of a name that is reserved for layers", "/markets/2", { ...eth, id: "surplus" }],
    ["a market named __proto__", "/markets/2", { ...eth, id: "__proto__" }],
  ])("with %s is read", (_, pointer, value) => {
    expect(readMechanism(edited(document, pointer, value)).ok).toBe(true);
  });

  it("with 64 markets is read, with 65 refused", () => {
    const many = (count: number) => Array.from({ length: count }, (_, i) => ({ ...eth, id: `m${i}` }));
    const open = edited(document, "/waterfall", []);
    expect(readMechanism(edited(open, "/markets", many(64))).ok).toBe(true);
    expectFault(readMechanism(edited(open, "/markets", many(65))), "/markets", /at most 64/, "a list of 65");
  });

  it("of an empty list is one without positions", () => {
    const none = edited(edited(document, "/waterfall", []), "/markets", []);
    expect(readMechanism(none)).toStrictEqual({ ok: true, value: mechanism([], { markets: [] }) });
  });
});

describe("a market that is refused", () => {
  it.each<[string, string, readonly [] | readonly [unknown], RegExp, string]>([
    ["no id", "/markets/0/id", [], /a value/, "nothing"],
    ["an id with a space", "/markets/0/id", ["b c"], /1 to 64 letters/, '"b c"'],
    ["no price", "/markets/1/price", [], /a value/, "nothing"],
    ["price 0", "/markets/0/price", ["0"], /positive integer/, '"0"'],
    ["a negative price", "/markets/0/price", ["-5"], /positive integer/, '"-5"'],
    ["price 01", "/markets/0/price", ["01"], /positive integer/, '"01"'],
    ["a price with decimals", "/markets/0/price", ["1.5"], /positive integer/, '"1.5"'],
    ["a price as a JSON number", "/markets/0/price", [100], /as text/, "100"],
    ["no initial margin", "/markets/1/initialMargin", [], /a value/, "nothing"],
    ["a negative initial margin", "/markets/0/initialMargin", ["-0.1"], /non-negative/, '"-0.1"'],
    ["an initial margin as a JSON number", "/markets/0/initialMargin", [0.1], /as text/, "0.1"],
    ["a maintenance margin .5", "/markets/0/maintenanceMargin", [".5"], /decimal as text/, '".5"'],
    ["a negative limit", "/markets/0/positionLimit", ["-1"], /non-negative/, '"-1"'],
    ["a limit with decimals", "/markets/0/positionLimit", ["1.5"], /integer/, '"1.5"'],
    ["an extra part", "/markets/0/symbol", ["BTC"], /no such key/, '"BTC"'],
    ["one that is text", "/markets/0", ["btc"], /object/, '"btc"'],
    ["a table of markets", "/markets", [{ btc: eth }], /at most 64 markets/, "an object"],
  ])("%s", (_, pointer, value, expected, found) => {
    expectFault(readMechanism(edited(document, pointer, ...value)), pointer, expected, found);
  });
});

describe("two markets of one id", () => {
  it("are refused, at the second one", () => {
    const twice = edited(document, "/markets/2", { ...eth, id: "btc" });
    expectFault(readMechanism(twice), "/markets/2/id", /no other market/, '"btc", the id of market 0');
    const later = edited(document, "/markets/2", eth);
    expectFault(readMechanism(later), "/markets/2/id", /no other market/, '"eth", the id of market 1');
  });
});

describe("a layer's market", () => {
  it.each([0, 1, 2])("that is not there, in layer %i", (i) => {
    const pointer = `/waterfall/${i}/market`;
    for (const id of ["doge", "ins", "constructor"])
      expectFault(readMechanism(edited(document, pointer, id)), pointer, /a market of this/, `"${id}"`);
  });
  it("of a tranche is no part of it", () => {
    const pointer = "/waterfall/3/market";
    expectFault(readMechanism(edited(document, pointer, "btc")), pointer, /no such key/, '"btc"');
  });
  it.each<[string, string, readonly [] | readonly [unknown], RegExp, string]>([
    ["rank", "/waterfall/1/rank", ["random"], /"bitmex" or "binance"/, '"random"'],
    ["no rank", "/waterfall/1/rank", [], /a value/, "nothing"],
    ["rounding of a deleverage", "/waterfall/1/rounding", ["up"], /no such key/, '"up"'],
  ])("%s", (_, pointer, value, expected, found) => {
    expectFault(readMechanism(edited(document, pointer, ...value)), pointer, expected, found);
  });
});

describe("positions that are needed", () => {
  const unscoped = (layer: unknown) => edited(document, "/waterfall", [layer]);
  const layers = [
    ["a deleverage", { kind: "deleverage", id: "adl", rank: "profit" }, "/waterfall/0/kind"],
    [
      "an exposure",
      { kind: "haircut", id: "cut", basis: "exposure", rule: "proportional", rounding: "up" },
      "/waterfall/0/basis",
    ],
  ] as const;

  it.each(layers)("%s is read where there are markets", (_, layer) => {
    expect(readMechanism(unscoped(layer)).ok).toBe(true);
  });
  it.each(layers)("%s without markets is refused", (_, layer, path) => {
    const reading = readMechanism(edited(unscoped(layer), "/markets"));
    expectFault(reading, path, /a mechanism with markets/, "no markets");
    expectFault(readMechanism(edited(unscoped(layer), "/markets", [])), path, /with markets/, "no markets");
  });
  it("a scope without markets is refused", () => {
    const scoped = unscoped({ kind: "deleverage", id: "adl", rank: "profit", market: "btc" });
    expectFault(readMechanism(edited(scoped, "/markets")), "/waterfall/0/market", /a market of/, '"btc"');
  });
});

describe("a scenario with markets", () => {
  const of = mechanism([within("btc", fund("ins")), deleverage("adl", "bitmex")], {
    markets: [market("eth", 10n, { positionLimit: 9n }), market("btc", 100n), market("__proto__", 1n)],
  });
  const scenario: Scenario = {
    mechanism: of,
    genesis: state(of, {
      accounts: { a: [5n, 6n], __proto__: [1n, 0n], d: [0n, -12n] },
      markets: {
        btc: { price: 90n, positions: { a: [3n, 2n ** 200n], d: [-3n, -3n] }, shortfalls: { d: 12n } },
        eth: { positions: { a: [-1n, -10n], d: [1n, 10n] } },
      },
      halted: true,
    }),
    actions: [
      deposit("a", 1n),
      trade("btc", "a", "d", 10n ** 100n, 2n),
      trade("btc", "a", "a", -1n, -2n),
      mark("eth", 0n),
      liquidate("d", "eth", "a"),
      resolve,
      shutdown,
      redeem("d"),
    ],
  };

  it("comes back from JSON as it was", () => {
    expect(readScenario(throughJson(writeScenario(scenario, String)))).toStrictEqual({
      ok: true,
      value: scenario,
    });
    const empty: Scenario = { mechanism: of, actions: [] };
    expect(readScenario(throughJson(writeScenario(empty, String)))).toStrictEqual({ ok: true, value: empty });
  });

  it("is written with lots and prices as text", () => {
    const small = mechanism([], { markets: [market("btc", 100n, { positionLimit: 9n })] });
    const genesis = state(small, {
      accounts: { a: [0n, -5n], b: [5n, 0n] },
      markets: { btc: { price: 90n, positions: { a: [2n, 200n], b: [-2n, -180n] }, shortfalls: { a: 5n } } },
      redemption: { assets: 1n, holdings: 2n },
      halted: true,
    });
    const actions = [trade("btc", "a", "b", 1n, 2n), mark("btc", 3n), liquidate("a", "btc", "b"), shutdown];
    const written = throughJson(writeScenario({ mechanism: small, genesis, actions }, String));
    expect(written).toMatchObject({
      mechanism: { markets: [{ id: "btc", price: "100", initialMargin: "0.1", positionLimit: "9" }] },
      genesis: {
        markets: {
          btc: {
            price: "90",
            positions: { a: { lots: "2", cost: "200" }, b: { lots: "-2", cost: "-180" } },
            shortfalls: { a: "5" },
          },
        },
        redemption: { assets: "1", holdings: "2" },
      },
      actions: [
        { type: "trade", market: "btc", buyer: "a", seller: "b", quantity: "1", price: "2" },
        { type: "mark", market: "btc", price: "3" },
        { type: "liquidate", account: "a", market: "btc", to: "b" },
        { type: "shutdown" },
      ],
    });
  });

  it.each<[string, number, string, readonly [] | readonly [unknown], RegExp, string]>([
    ["a trade without a buyer", 1, "/buyer", [], /a value/, "nothing"],
    ["a quantity as a JSON number", 1, "/quantity", [1], /as text/, "1"],
    ["a quantity -0", 1, "/quantity", ["-0"], /as text/, '"-0"'],
    ["a price with decimals", 3, "/price", ["1.5"], /as text/, '"1.5"'],
    ["a liquidation to nobody", 4, "/to", [], /a value/, "nothing"],
    ["a shutdown of a market", 6, "/market", ["btc"], /no such key/, '"btc"'],
    ["a redeem of an amount", 7, "/amount", ["1"], /no such key/, '"1"'],
  ])("%s is refused", (_, action, part, value, expected, found) => {
    const pointer = `/actions/${action}${part}`;
    const written = throughJson(writeScenario(scenario, String));
    expectFault(readScenario(edited(written, pointer, ...value)), pointer, expected, found);
  });
});

describe("the examples of section 17", () => {
  const [parts, markets] = [...chapter("MARKETS.md").matchAll(/```json\n(.*?)```/gs)].map(
    (block) => block[1] ?? "",
  );

  it("are valid documents", () => {
    const example = { ...document, ...(JSON.parse(parts ?? "") as object) };
    const genesis = {
      accounts: { ann: { capital: "0", pnl: "-12" }, bob: { capital: "0", pnl: "0" } },
      ...(JSON.parse(`{${markets}}`) as object),
    };
    const reading = readScenario({ mechanism: example, genesis, actions: [] });
    expect(reading.ok ? [] : reading.faults).toEqual([]);
    expect(reading.ok && reading.value.genesis?.markets.get("btc")).toStrictEqual({
      price: 90n,
      positions: new Map([
        ["ann", { lots: 3n, cost: 300n }],
        ["bob", { lots: -3n, cost: -300n }],
      ]),
      shortfalls: new Map([["ann", 12n]]),
    });
  });
});
