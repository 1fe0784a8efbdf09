import { describe, expect, it } from "vitest";
import { readScenario, readTrace, run, type Scenario, writeTrace } from "../../../spec/index.ts";
import { deposit, fund, haircut, mechanism, resolve, state } from "../build.ts";
import { deleverage, mark, market, redeem, shutdown, trade, within } from "../markets/build.ts";
import { edited, expectFault, throughJson } from "./edit.ts";

const of = mechanism([within("btc", fund("ins"))], { markets: [market("btc", 100n), market("eth", 10n)] });

const document = {
  mechanism: {
    name: "test",
    asset: { symbol: "USD", decimals: 2 },
    markets: [
      { id: "btc", price: "100", initialMargin: "0.1" },
      { id: "eth", price: "10", initialMargin: "0.1" },
    ],
    waterfall: [{ kind: "fund", id: "ins", market: "btc" }],
    remainder: "park",
    exits: "gated",
    surplus: "residue",
  },
  genesis: {
    accounts: {
      a: { capital: "10", pnl: "5" },
      d: { capital: "0", pnl: "-12" },
      e: { capital: "0", pnl: "-3" },
    },
    markets: {
      btc: {
        price: "90",
        positions: { a: { lots: "2", cost: "200" }, d: { lots: "-2", cost: "-2" } },
        shortfalls: { d: "8", e: "3" },
      },
      eth: { price: "11", shortfalls: { d: "4" } },
    },
  },
  actions: [],
};

const accounts = { a: [10n, 5n], d: [0n, -12n], e: [0n, -3n] } as const;
const btc = {
  price: 90n,
  positions: { a: [2n, 200n], d: [-2n, -2n] },
  shortfalls: { d: 8n, e: 3n },
} as const;
const eth = { price: 11n, shortfalls: { d: 4n } } as const;

const genesisOf = (read: unknown): unknown => {
  const reading = readScenario(read);
  return reading.ok ? reading.value.genesis : reading.faults;
};

describe("a genesis with markets (17.2)", () => {
  it("is read", () => {
    expect(genesisOf(document)).toStrictEqual(state(of, { accounts, markets: { btc, eth } }));
  });
  it("may leave out a market, which is at its opening price, or all", () => {
    expect(genesisOf(edited(document, "/genesis/markets/btc"))).toStrictEqual(
      state(of, { accounts, markets: { eth } }),
    );
    expect(genesisOf(edited(document, "/genesis/markets"))).toStrictEqual(state(of, { accounts }));
  });
  it("may name positions of 0 lots at no cost, and shortfalls of 0", () => {
    const zeroes = edited(
      edited(document, "/genesis/markets/btc/positions/e", { lots: "0", cost: "0" }),
      "/genesis/markets/eth/shortfalls/a",
      "0",
    );
    expect(genesisOf(zeroes)).toStrictEqual(state(of, { accounts, markets: { btc, eth } }));
  });
  it("may be shut down", () => {
    const shut = edited(
      edited(
        { ...document, genesis: { accounts: { a: { capital: "10", pnl: "5" } } } },
        "/genesis/halted",
        true,
      ),
      "/genesis/redemption",
      { assets: "7", holdings: "15" },
    );
    expect(genesisOf(shut)).toStrictEqual(
      state(of, {
        accounts: { a: accounts.a },
        halted: true,
        redemption: { assets: 7n, holdings: 15n },
      }),
    );
  });
  it("may hold the smallest cost there is, one atom a lot", () => {
    expect(readScenario(edited(document, "/genesis/markets/btc/positions/a/cost", "2")).ok).toBe(true);
  });
});

describe("a genesis that no market can be in", () => {
  const positions = "/genesis/markets/btc/positions";
  const shortfalls = "/genesis/markets/btc/shortfalls";

  it.each<[string, string, readonly [] | readonly [unknown], RegExp, string]>([
    ["a market that is not there", "/genesis/markets/doge", [{ price: "1" }], /a market of the/, '"doge"'],
    ["a layer as a market", "/genesis/markets/ins", [{ price: "1" }], /a market of the mechanism/, '"ins"'],
    ["no price", "/genesis/markets/btc/price", [], /a value/, "nothing"],
    ["price 0", "/genesis/markets/btc/price", ["0"], /above 0/, '"0"'],
    ["a negative price", "/genesis/markets/btc/price", ["-1"], /above 0/, '"-1"'],
    ["a position without a cost", `${positions}/a/cost`, [], /a value/, "nothing"],
    ["lots as a JSON number", `${positions}/a/lots`, [2], /as text/, "2"],
    ["lots with decimals", `${positions}/a/lots`, ["1.5"], /integer/, '"1.5"'],
    ["a shortfall above the unpaid loss", `${shortfalls}/e`, ["4"], /from 0 to 3/, '"4"'],
    ["a negative shortfall", `${shortfalls}/e`, ["-1"], /from 0 to 3/, '"-1"'],
    ["a shortfall of one who owes nothing", `${shortfalls}/a`, ["1"], /from 0 to 0/, '"1"'],
    ["a shortfall of a stranger", `${shortfalls}/x`, ["1"], /from 0 to 0/, '"1"'],
    // Of d's 12, btc has 8.
    [
      "shortfalls that are too much together",
      "/genesis/markets/eth/shortfalls/d",
      ["5"],
      /from 0 to 4/,
      '"5"',
    ],
    ["an extra part of a market", "/genesis/markets/btc/volume", ["1"], /no such key/, '"1"'],
  ])("%s", (_, pointer, value, expected, found) => {
    expectFault(readScenario(edited(document, pointer, ...value)), pointer, expected, found);
  });

  it.each<[string, who: string, lots: string, cost: string, RegExp]>([
    ["lots of another sign than their cost", "a", "2", "-200", /of their sign/],
    ["a sale of a positive cost", "d", "-2", "2", /of their sign/],
    ["a cost below one atom a lot", "a", "2", "1", /1 atom a lot/],
    ["a cost of 0", "d", "-2", "0", /1 atom a lot/],
    ["a cost of no lots", "e", "0", "1", /lots other than 0/],
  ])("%s", (_, who, lots, cost, expected) => {
    const path = `${positions}/${who}`;
    const found = `${lots} lots at a cost of ${cost}`;
    expectFault(readScenario(edited(document, path, { lots, cost })), path, expected, found);
  });

  it("lots that do not sum to 0", () => {
    const more = edited(document, `${positions}/a/lots`, "3");
    expectFault(readScenario(more), positions, /sum to 0 lots/, "a sum of 1");
    const alone = edited(document, `${positions}/d`);
    expectFault(readScenario(alone), positions, /sum to 0 lots/, "a sum of 2");
  });

  it("two markets' shortfalls, one too large: what is left for the other is not lowered by it", () => {
    const both = edited(edited(document, `${shortfalls}/d`, "13"), "/genesis/markets/eth/shortfalls/d", "12");
    expectFault(readScenario(both), `${shortfalls}/d`, /from 0 to 12/, '"13"');
  });

  it("a position of a stranger", () => {
    const held = edited(edited(document, `${positions}/x`, { lots: "2", cost: "2" }), `${positions}/d`, {
      lots: "-4",
      cost: "-4",
    });
    expectFault(readScenario(held), `${positions}/x`, /an account of this genesis/, '"x"');
  });

  it("a part of a redemption", () => {
    const part = edited(document, "/genesis/redemption", { assets: "1" });
    expectFault(readScenario(part), "/genesis/redemption/holdings", /a value/, "nothing");
  });
});

describe("a redemption", () => {
  const shut = edited(edited(document, "/genesis/halted", true), "/genesis/redemption", {
    assets: "7",
    holdings: "15",
  });

  it.each([[false], []])("without a halt: %s", (...halted) => {
    const reading = readScenario(edited(shut, "/genesis/halted", ...(halted as [] | [unknown])));
    expectFault(reading, "/genesis/halted", /true/, "false");
  });
  it.each(["assets", "holdings"])("of negative %s", (part) => {
    const path = `/genesis/redemption/${part}`;
    expectFault(readScenario(edited(shut, path, "-1")), path, /at least 0/, '"-1"');
  });
  it("as a JSON number", () => {
    const path = "/genesis/redemption/assets";
    expectFault(readScenario(edited(shut, path, 7)), path, /as text/, "7");
  });
});

describe("a trace with markets", () => {
  const full = mechanism([deleverage("adl", "bitmex"), haircut("cut", "exposure")], {
    markets: [market("btc", 100n, { positionLimit: 2n })],
  });
  const scenario: Scenario = {
    mechanism: full,
    genesis: state(full, { accounts: { a: [50n, 0n], b: [15n, 0n], c: [99n, 0n] } }),
    actions: [
      trade("btc", "a", "b", 1n, 100n),
      trade("btc", "a", "b", 2n, 100n),
      trade("btc", "c", "a", 3n, 100n),
      mark("btc", 120n),
      resolve,
      shutdown,
      redeem("a"),
    ],
  };
  const trace = run(scenario);
  const steps = (throughJson(writeTrace(trace, String)) as { steps: unknown }).steps;

  it("comes back from JSON as it was, with the reasons of its own", () => {
    expect(trace.steps.map((step) => (step.outcome === "refused" ? step.code : "accepted"))).toEqual([
      "accepted",
      "insufficient-margin", // b: 30 of 15
      "position-limit", // c: 3 of 2
      "accepted",
      "accepted",
      "accepted",
      "accepted",
    ]);
    expect(readTrace(scenario, steps)).toStrictEqual({ ok: true, value: trace });
  });

  it("may leave markets out where they are as they opened, and name a position of 0", () => {
    const opened: Scenario = { mechanism: full, actions: [deposit("a", 1n)] };
    const a = { capital: "1", pnl: "0" };
    const positions = { a: { lots: "0", cost: "0" } };
    const expected = state(full, { accounts: { a: [1n, 0n] } });
    for (const markets of [undefined, {}, { btc: { price: "100" } }, { btc: { price: "100", positions } }]) {
      const reading = readTrace(
        opened,
        [{ outcome: "accepted", state: { accounts: { a }, markets } }].map(throughJson),
      );
      expect(reading.ok ? reading.value.steps[0]?.state : reading.faults).toStrictEqual(expected);
    }
  });

  it("may say more of a market, a position and a redemption", () => {
    const more = edited(
      edited(edited(steps, "/0/state/markets/btc/volume", 7), "/0/state/markets/btc/positions/a/entry", 1.5),
      "/5/state/redemption/rate",
      0.5,
    );
    expect(readTrace(scenario, more)).toStrictEqual({ ok: true, value: trace });
  });

  it("is believed where its positions cannot be, for the invariants to judge", () => {
    const reading = readTrace(
      scenario,
      edited(steps, "/0/state/markets/btc/positions/a", { lots: "7", cost: "-1" }),
    );
    expect(reading.ok && reading.value.steps[0]?.state.markets.get("btc")?.positions.get("a")).toEqual({
      lots: 7n,
      cost: -1n,
    });
  });

  it.each<[string, string, readonly [] | readonly [unknown], RegExp, string]>([
    ["a market that is not there", "/0/state/markets/doge", [{ price: "1" }], /a market of the/, '"doge"'],
    ["a market without a price", "/0/state/markets/btc/price", [], /a value/, "nothing"],
    ["lots as a JSON number", "/0/state/markets/btc/positions/a/lots", [1], /as text/, "1"],
    ["a redemption without assets", "/5/state/redemption/assets", [], /a value/, "nothing"],
  ])("is refused with %s", (_, pointer, value, expected, found) => {
    expectFault(readTrace(scenario, edited(steps, pointer, ...value)), `/steps${pointer}`, expected, found);
  });
});
