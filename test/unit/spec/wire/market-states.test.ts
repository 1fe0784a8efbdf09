import { describe, expect, it } from "vitest";
import { genesisOf, readScenario, run } from "../../../../spec/index.ts";
import { fund, mechanism, state, totals } from "../build.ts";
import { market, within } from "../markets/build.ts";
import { edited, expectFault } from "./edit.ts";

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

const readGenesis = (read: unknown): unknown => {
  const reading = readScenario(read);
  return reading.ok ? reading.value.genesis : reading.faults;
};

describe("a genesis with markets (17.2)", () => {
  it("is read", () => {
    expect(readGenesis(document)).toStrictEqual(state(of, { accounts, markets: { btc, eth } }));
  });
  it("may leave out a market, which is at its opening price, or all", () => {
    expect(readGenesis(edited(document, "/genesis/markets/btc"))).toStrictEqual(
      state(of, { accounts, markets: { eth } }),
    );
    expect(readGenesis(edited(document, "/genesis/markets"))).toStrictEqual(state(of, { accounts }));
  });
  it("may name positions of 0 lots at no cost, and shortfalls of 0", () => {
    const zeroes = edited(
      edited(document, "/genesis/markets/btc/positions/e", { lots: "0", cost: "0" }),
      "/genesis/markets/eth/shortfalls/a",
      "0",
    );
    expect(readGenesis(zeroes)).toStrictEqual(state(of, { accounts, markets: { btc, eth } }));
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
    expect(readGenesis(shut)).toStrictEqual(
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

describe("the order of markets", () => {
  const two = edited(
    edited(document, "/mechanism/markets", document.mechanism.markets.toReversed()),
    "/mechanism/waterfall",
    [{ kind: "fund", id: "all" }, ...document.mechanism.waterfall],
  );

  it("is by id, however they are declared and told", () => {
    // 15 are owed, 11 of them in btc and 4 in eth. The fund's 8 are btc's, of which 3 are left.
    const funded = edited(edited(two, "/genesis/funds", { all: "8", ins: "50" }), "/actions", [
      { type: "resolve" },
    ]);
    const told = edited(funded, "/genesis/markets", {
      eth: document.genesis.markets.eth,
      btc: document.genesis.markets.btc,
    });
    const reading = readScenario(told);
    const [last] = reading.ok ? run(reading.value).steps : [];
    expect(last?.outcome === "accepted" && totals(last.receipts)).toEqual({ all: 8n, ins: 3n, deficit: 4n });
  });

  it("is by id where the venue starts empty", () => {
    const reading = readScenario(edited(two, "/genesis"));
    expect(reading.ok && [...genesisOf(reading.value).markets.keys()]).toEqual(["btc", "eth"]);
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
  const shut = edited(document, "/genesis", {
    accounts: { a: { capital: "9", pnl: "6" } },
    halted: true,
    redemption: { assets: "7", holdings: "15" },
  });

  it("is read", () => {
    expect(readScenario(shut).ok).toBe(true);
  });

  it.each([[false], []])("without a halt: %s", (...halted) => {
    const reading = readScenario(edited(shut, "/genesis/halted", ...(halted as [] | [unknown])));
    expectFault(reading, "/genesis/halted", /true/, "false");
  });
  it.each(["assets", "holdings"])("of negative %s", (part) => {
    const path = `/genesis/redemption/${part}`;
    expectFault(readScenario(edited(shut, path, "-1")), path, /at least 0/, '"-1"');
  });
  it("with a loss that is pending", () => {
    const pending = edited(shut, "/genesis/pending", "1");
    expectFault(readScenario(pending), "/genesis/pending", /^0, for the venue was shut down/, '"1"');
  });
  it("with somebody insolvent", () => {
    const insolvent = edited(shut, "/genesis/accounts/a", { capital: "0", pnl: "-1" });
    expectFault(readScenario(insolvent), "/genesis/accounts/a/pnl", /at least 0, for the venue/, '"-1"');
  });
  it("with a position", () => {
    const accounts = { a: { capital: "9", pnl: "6" }, b: { capital: "0", pnl: "0" } };
    const positions = { a: { lots: "1", cost: "1" }, b: { lots: "-1", cost: "-1" } };
    const held = edited(edited(shut, "/genesis/accounts", accounts), "/genesis/markets", {
      btc: { price: "1", positions },
    });
    expectFault(readScenario(held), "/genesis/markets/btc/positions", /none, for the venue/, "2");
  });
  it("as a JSON number", () => {
    const path = "/genesis/redemption/assets";
    expectFault(readScenario(edited(shut, path, 7)), path, /as text/, "7");
  });
});
