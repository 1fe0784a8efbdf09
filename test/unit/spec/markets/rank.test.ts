import { describe, expect, it } from "vitest";
import type { Market, Rank } from "../../../../spec/index.ts";
import { haircut, mechanism, outcomeOf, type Parts, resolve, state, type Table } from "../build.ts";
import { deleverage, market } from "./build.ts";

type Held = Table<readonly [lots: bigint, cost: bigint]>;

interface Holders {
  readonly accounts: NonNullable<Parts["accounts"]>;
  readonly btc: Held;
  readonly others?: Parts["markets"];
  readonly markets?: readonly Market[];
}

const sumOf = (numbers: readonly bigint[]): bigint => numbers.reduce((total, n) => total + n, 0n);

/**
 * The receipts of the closing of `lots` lots of a defaulter, at a loss of one
 * atom a lot. What others hold beyond them, z is on the other side of, without
 * any equity.
 */
const closing = (rank: Rank, { accounts, btc, others, markets }: Holders, lots: bigint): Table<bigint> => {
  const held = sumOf(Object.values(btc).map(([q]) => q));
  const side = held > 0n ? 1n : -1n;
  const rest = held - side * lots;
  const z: Held = rest === 0n ? {} : { z: [-rest, -rest * 100n] };
  const of = mechanism([deleverage("adl", rank)], { markets: markets ?? [market("btc", 100n)] });
  const { paid } = outcomeOf(
    of,
    state(of, {
      accounts: { ...accounts, d: [0n, -lots], z: [0n, 0n] },
      markets: {
        ...others,
        btc: {
          positions: { ...btc, ...z, d: [-side * lots, -side * lots * 100n] },
          shortfalls: { d: lots },
        },
      },
    }),
    resolve,
  );
  return Object.fromEntries(Object.entries(paid).map(([key, amount]) => [key.replace("adl/", ""), amount]));
};

/** Who is closed first, second, ... as ever more lots are to be closed: each lot adds at most one account. */
const orderOf = (rank: Rank, holders: Holders): readonly string[] => {
  const all = sumOf(Object.values(holders.btc).map(([q]) => (q < 0n ? -q : q)));
  const order = new Set<string>();
  for (let lots = 1n; lots <= all; lots += 1n)
    for (const id of Object.keys(closing(rank, holders, lots))) if (id !== "deficit") order.add(id);
  return [...order];
};

/** The mark is 100; the maintenance margin a twentieth: 5 a lot. */
const longs: Holders = {
  markets: [market("btc", 100n, { maintenanceMargin: "0.05" })],
  accounts: { a: [300n, 100n], b: [0n, 20n], c: [100n, 0n], e: [25n, 25n], f: [100n, 100n], g: [5n, 5n] },
  btc: { a: [2n, 100n], b: [1n, 80n], c: [4n, 400n], e: [1n, 125n], f: [1n, 125n], g: [1n, 99n] },
};
//      u    u/|K|   X/|K|   X/E
// a  100    1       2       200/400 = 0.5
// b   20    0.25    1.25    100/20  = 5
// c    0    0       1       400/100 = 4
// e  -25   -0.2     0.8     100/50  = 2
// f  -25   -0.2     0.8     100/200 = 0.5
// g    1    1/99    100/99  100/10  = 10

describe("rank bitmex (17.12)", () => {
  it("multiplies a profit by the leverage, and divides a loss by it", () => {
    // a 0.5, b 1.25, c 0, e -0.2/2 = -0.1, f -0.2/0.5 = -0.4, g 10/99 = 0.101.
    expect(orderOf("bitmex", longs)).toEqual(["b", "a", "g", "c", "e", "f"]);
  });
});

describe("rank hyperliquid", () => {
  it("is the price's rise times the leverage, of those in profit", () => {
    // a 2 * 0.5 = 1, b 1.25 * 5 = 6.25, g 10.1. c, e and f are no counterparties.
    expect(orderOf("hyperliquid", longs)).toEqual(["g", "b", "a"]);
  });
  it("closes nobody who is not in profit", () => {
    expect(closing("hyperliquid", longs, 10n)).toEqual({ a: 2n, b: 1n, g: 1n, deficit: 6n });
  });
  it.each([
    [99n, { a: 1n }],
    [100n, { deficit: 1n }],
    [101n, { deficit: 1n }],
  ])("a lot bought at %s", (cost, paid) => {
    expect(closing("hyperliquid", { accounts: { a: [9n, 0n] }, btc: { a: [1n, cost] } }, 1n)).toEqual(paid);
  });
});

describe("rank binance", () => {
  it("is the profit over the capital, times the margin over the equity", () => {
    // a 100/300 * 10/400 = 1/120, b 20/1 * 5/20 = 5, c 0, e 25/25 * 5/50 = 0.1, f 1 * 5/200 = 0.025,
    // g 1 * 5/10 = 0.5. The profit is the account's, not the position's.
    expect(orderOf("binance", longs)).toEqual(["b", "g", "e", "f", "a", "c"]);
  });
  it("rounds each market's margin up, over all markets", () => {
    // q: ceil(5) + ceil(0.5) = 6 over an equity of 100: 0.06. p: 5/88 = 0.0568, and above 5.5/100.
    const holders: Holders = {
      markets: [
        market("btc", 100n, { maintenanceMargin: "0.05" }),
        market("eth", 10n, { maintenanceMargin: "0.05" }),
      ],
      accounts: { p: [44n, 44n], q: [50n, 50n] },
      btc: { p: [1n, 100n], q: [1n, 100n] },
    };
    expect(orderOf("binance", holders)).toEqual(["p", "q"]);
    const eth = { positions: { q: [-1n, -10n], z: [1n, 10n] } } as const;
    expect(orderOf("binance", { ...holders, others: { eth } })).toEqual(["q", "p"]);
  });
  it("takes the initial margin where no other is declared", () => {
    // q: 10 + 1 = 11 of 100. p: 10 of 88, which is more. With 5 + 1 of 100, q would be the first.
    const holders: Holders = {
      markets: [market("btc", 100n), market("eth", 10n, { maintenanceMargin: "0.05" })],
      accounts: { p: [44n, 44n], q: [50n, 50n] },
      btc: { p: [1n, 100n], q: [1n, 100n] },
      others: { eth: { positions: { q: [-1n, -10n], z: [1n, 10n] } } },
    };
    expect(orderOf("binance", holders)).toEqual(["p", "q"]);
  });
});

describe("rank profit", () => {
  it("is the position's profit in the market; ties go to the smaller id", () => {
    // a 100, b 20, g 1, c 0, e and f -25.
    expect(orderOf("profit", longs)).toEqual(["a", "b", "g", "c", "e", "f"]);
  });
});

describe("the ranks of sellers", () => {
  const shorts: Holders = {
    accounts: { a: [0n, 40n], b: [0n, 50n], c: [0n, 20n] },
    btc: { a: [-1n, -125n], b: [-2n, -220n], c: [-1n, -80n] },
  };
  //      u    u/|K|   X/|K|   X/E
  // a   25    0.2     0.8     2.5
  // b   20    1/11    10/11   4
  // c  -20   -0.25    1.25    5
  it.each<[Rank, readonly string[]]>([
    ["bitmex", ["a", "b", "c"]], // 0.5, 0.36, -0.05
    ["hyperliquid", ["b", "a"]], // 3.64, 2; c has no profit
    ["profit", ["a", "b", "c"]],
    // 40 * 10/40 = 10, 50 * 20/50 = 20, 20 * 10/20 = 10.
    ["binance", ["b", "a", "c"]],
  ])("%s", (rank, order) => {
    expect(orderOf(rank, shorts)).toEqual(order);
  });
});

describe.each<Rank>(["bitmex", "binance", "hyperliquid", "profit"])("ties under %s", (rank) => {
  it("go to the smaller id, by code units", () => {
    const ids = ["a", "9", "__proto__", "B", "10"];
    const of = <V>(value: V): Table<V> => Object.fromEntries(ids.map((id) => [id, value]));
    expect(orderOf(rank, { accounts: of([50n, 50n]), btc: of([1n, 90n]) })).toEqual([
      "10",
      "9",
      "B",
      "__proto__",
      "a",
    ]);
  });
});

describe("scores are exact", () => {
  // The two equities differ in their 20th digit: the same floating-point number.
  const huge = 10n ** 20n;
  it.each<Rank>(["bitmex", "hyperliquid"])("%s tells 10^20 from 10^20 + 1", (rank) => {
    const btc = { a: [1n, 90n], b: [1n, 90n] } as const;
    expect(orderOf(rank, { accounts: { a: [huge + 1n, 0n], b: [huge, 0n] }, btc })).toEqual(["b", "a"]);
    expect(orderOf(rank, { accounts: { a: [huge, 0n], b: [huge, 0n] }, btc })).toEqual(["a", "b"]);
  });
});

describe("scores are of the state in which the resolve began", () => {
  it("not of what earlier layers have left", () => {
    // a's leverage is 100/200, b's 100/199: b is first. After its profit is cut a's would be 100/100.
    const of = mechanism([haircut("winners", "profit"), deleverage("adl", "bitmex")], {
      markets: [market("btc", 100n)],
    });
    const parts: Parts = {
      accounts: { a: [100n, 100n], b: [199n, 0n], d: [0n, -105n] },
      markets: {
        btc: {
          positions: { a: [1n, 90n], b: [1n, 90n], d: [-1n, -90n], z: [-1n, -90n] },
          shortfalls: { d: 105n },
        },
      },
    };
    const { paid } = outcomeOf(
      of,
      state(of, { ...parts, accounts: { ...parts.accounts, z: [0n, 0n] } }),
      resolve,
    );
    expect(paid).toEqual({ "winners/a": 100n, "adl/b": 5n });
  });
});

describe("pro-rata", () => {
  const rich = [1_000n, 0n] as const;
  const everybody = { "10": rich, "9": rich, a: rich, b: rich, c: rich };

  it.each<[string, Held, lots: bigint, paid: Table<bigint>]>([
    // One atom a lot. Quotas 2, 1.2, 0.8: the last atom to the largest remainder.
    ["by lots", { a: [5n, 500n], b: [3n, 150n], c: [2n, 200n] }, 4n, { a: 2n, b: 1n, c: 1n }],
    ["all of them", { a: [5n, 500n], b: [3n, 150n], c: [2n, 200n] }, 10n, { a: 5n, b: 3n, c: 2n }],
    ["of sellers", { a: [-5n, -500n], b: [-3n, -300n], c: [-2n, -200n] }, 4n, { a: 2n, b: 1n, c: 1n }],
    // 2/3 each: a tie.
    [
      "ties to the smaller id",
      { a: [1n, 100n], "9": [1n, 50n], "10": [1n, 100n] },
      2n,
      { "10": 1n, "9": 1n },
    ],
    // 0.1, 0.1, 0.8: who has no lots closed pays nothing.
    ["one lot", { a: [1n, 1n], b: [1n, 1n], c: [8n, 800n] }, 1n, { c: 1n }],
  ])("%s", (_, btc, lots, expected) => {
    expect(closing("pro-rata", { accounts: everybody, btc }, lots)).toEqual(expected);
  });

  it("divides no more than there is", () => {
    // 6 lots against 2 and 1: all of them, and half of the loss is left.
    const of = mechanism([deleverage("adl", "pro-rata")], { markets: [market("btc", 100n)] });
    const { paid } = outcomeOf(
      of,
      state(of, {
        accounts: { a: rich, b: rich, d: [0n, -60n], z: [0n, 0n] },
        markets: {
          btc: {
            positions: { a: [-2n, -200n], b: [-1n, -100n], z: [-3n, -300n], d: [6n, 600n] },
            shortfalls: { d: 60n },
          },
        },
      }),
      resolve,
    );
    expect(paid).toEqual({ "adl/a": 20n, "adl/b": 10n, deficit: 30n });
  });

  it("is filled in ascending id: the rounding of the price follows it", () => {
    // 10 over 4 lots, divided 2, 1, 1: 5, then 7.5, then 10.
    const of = mechanism([deleverage("adl", "pro-rata")], { markets: [market("btc", 100n)] });
    const { paid } = outcomeOf(
      of,
      state(of, {
        accounts: { ...everybody, d: [0n, -10n], z: [0n, 0n] },
        markets: {
          btc: {
            positions: { c: [-2n, -900n], b: [-3n, -300n], a: [-5n, -500n], z: [6n, 600n], d: [4n, 400n] },
            shortfalls: { d: 10n },
          },
        },
      }),
      resolve,
    );
    expect(paid).toEqual({ "adl/a": 5n, "adl/b": 2n, "adl/c": 3n });
  });
});
