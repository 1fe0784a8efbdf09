import { describe, expect, it } from "vitest";
import type { Layer } from "../../../../spec/index.ts";
import { fund, mechanism, outcomeOf, type Parts, resolve, state, type Table } from "../build.ts";
import { accountsIn, deleverage, market, marketIn } from "./build.ts";

const adl = deleverage("adl", "profit");

const resolved = (parts: Parts, waterfall: readonly Layer[] = [adl]) => {
  const of = mechanism(waterfall, { markets: [market("eth", 10n), market("btc", 100n)] });
  return { ...outcomeOf(of, state(of, parts), resolve), of };
};

const rich = [100n, 0n] as const;
const sellers = { a: [-2n, -260n], b: [-3n, -330n], c: [-4n, -400n] } as const;

describe("several defaulters are closed in ascending id", () => {
  // Two buyers of 3 lots; e lost 30 and d 6. By profit: a, b, c.
  const two: Parts = {
    accounts: { a: rich, b: rich, c: rich, d: [0n, -6n], e: [0n, -30n], z: rich },
    markets: {
      btc: {
        positions: { e: [3n, 360n], d: [3n, 330n], ...sellers, z: [3n, 300n] },
        shortfalls: { e: 30n, d: 6n },
      },
    },
  };

  it("each at its own price, against what those before have left of the other side", () => {
    const { of, state: end, paid } = resolved(two);
    // d: 2 a lot: a's 2 lots, 1 of b's. e: 10 a lot: b's other 2, 1 of c's. b pays 2 + 20.
    expect(paid).toEqual({ "adl/a": 4n, "adl/b": 22n, "adl/c": 10n });
    expect(end).toStrictEqual(
      state(of, {
        accounts: {
          a: [96n, 0n],
          b: [78n, 0n],
          c: [90n, 0n],
          d: [0n, 0n],
          e: [0n, 0n],
          z: rich,
        },
        claims: { a: 4n, b: 22n, c: 10n },
        markets: { btc: { positions: { c: [-3n, -300n], z: [3n, 300n] } } },
      }),
    );
  });

  it.each<[fund: bigint, paid: Table<bigint>, left: Table<readonly [bigint, bigint]>]>([
    // 7 are left: d's 6 in full, and 1 for e's 3 lots: 0.67, then 1.
    [29n, { "adl/a": 4n, "adl/b": 2n, "adl/c": 1n }, { c: [-3n, -300n], z: [3n, 300n] }],
    // 6 are left: all of them d's. e's position is not touched.
    [30n, { "adl/a": 4n, "adl/b": 2n }, { b: [-2n, -220n], c: sellers.c, e: [3n, 360n], z: [3n, 300n] }],
    // 3 are left: 1 a lot of d's.
    [33n, { "adl/a": 2n, "adl/b": 1n }, { b: [-2n, -220n], c: sellers.c, e: [3n, 360n], z: [3n, 300n] }],
  ])("after a fund has paid %s, the last ones lose the least", (ins, expected, left) => {
    const { state: end, paid } = resolved({ ...two, funds: { ins } }, [fund("ins"), adl]);
    expect(paid).toEqual({ ins, ...expected });
    expect(marketIn(end, "btc").positions).toEqual(left);
    expect(end.deficit).toBe(0n);
  });

  it("by code units: 10 before 9", () => {
    const { paid, state: end } = resolved(
      {
        accounts: { a: rich, "10": [0n, -4n], "9": [0n, -4n] },
        funds: { ins: 4n },
        markets: {
          btc: {
            positions: { a: [-2n, -200n], "10": [1n, 100n], "9": [1n, 100n] },
            shortfalls: { "10": 4n, "9": 4n },
          },
        },
      },
      [fund("ins"), adl],
    );
    expect(paid).toEqual({ ins: 4n, "adl/a": 4n });
    expect(marketIn(end, "btc").positions).toEqual({ a: [-1n, -100n], "9": [1n, 100n] });
  });

  it("one whom the first has cost all it owned is no counterparty of the next", () => {
    // a has 2 lots and 6: d's 2 lots cost it 6. e finds c alone.
    const { paid, state: end } = resolved({
      accounts: { a: [6n, 0n], c: rich, d: [0n, -6n], e: [0n, -10n] },
      markets: {
        btc: {
          positions: { a: [-3n, -360n], c: [-1n, -100n], d: [2n, 240n], e: [2n, 240n] },
          shortfalls: { d: 6n, e: 10n },
        },
      },
    });
    // c closes 1 of e's 2 lots, for 5. The other 5 are left.
    expect(paid).toEqual({ "adl/a": 6n, "adl/c": 5n, deficit: 5n });
    expect(marketIn(end, "btc").positions).toEqual({ a: [-1n, -120n], e: [1n, 120n] });
  });

  it("on both sides, each against the other, and never against each other", () => {
    // d bought 2 and lost 8; e sold 2 and lost 6.
    const {
      of,
      state: end,
      paid,
    } = resolved({
      accounts: { a: rich, b: rich, d: [0n, -8n], e: [0n, -6n] },
      markets: {
        btc: {
          positions: { a: [-3n, -330n], b: [3n, 270n], d: [2n, 240n], e: [-2n, -160n] },
          shortfalls: { d: 8n, e: 6n },
        },
      },
    });
    expect(paid).toEqual({ "adl/a": 8n, "adl/b": 6n });
    expect(end).toStrictEqual(
      state(of, {
        accounts: { a: [92n, 0n], b: [94n, 0n], d: [0n, 0n], e: [0n, 0n] },
        claims: { a: 8n, b: 6n },
        markets: { btc: { positions: { a: [-1n, -110n], b: [1n, 90n] } } },
      }),
    );
  });

  it("but not one that has a position and no shortfall", () => {
    // d owes 5 that arose in no market, and keeps its lots.
    const { paid, state: end } = resolved({
      accounts: { a: rich, d: [0n, -5n], e: [0n, -6n] },
      markets: {
        btc: { positions: { a: [-2n, -200n], d: [1n, 100n], e: [1n, 100n] }, shortfalls: { e: 6n } },
      },
    });
    expect(paid).toEqual({ "adl/a": 6n, deficit: 5n });
    expect(marketIn(end, "btc").positions).toEqual({ a: [-1n, -100n], d: [1n, 100n] });
  });
});

describe("two markets", () => {
  // d lost 6 on 2 lots of btc and 4 on 4 lots of eth; a is on the other side of both, and poor.
  const both: Parts = {
    accounts: { a: [7n, 0n], d: [0n, -10n] },
    markets: {
      btc: { positions: { a: [-2n, -200n], d: [2n, 200n] }, shortfalls: { d: 6n } },
      eth: { positions: { a: [-4n, -40n], d: [4n, 40n] }, shortfalls: { d: 4n } },
    },
  };

  it("are cleared in ascending id by a layer without a scope", () => {
    const { paid, state: end } = resolved(both);
    // btc takes 6 of a's 7; eth the last one of its 4.
    expect(paid).toEqual({ "adl/a": 7n, deficit: 3n });
    expect([marketIn(end, "btc").positions, marketIn(end, "eth").positions]).toEqual([{}, {}]);
  });

  it.each([
    ["btc", { "adl/a": 6n, deficit: 4n }],
    ["eth", { "adl/a": 4n, deficit: 6n }],
  ] as const)("but %s alone by a layer that names it", (scope, expected) => {
    const other = scope === "btc" ? "eth" : "btc";
    const { paid, state: end } = resolved(both, [deleverage("adl", "profit", scope)]);
    expect(paid).toEqual(expected);
    expect(marketIn(end, scope).positions).toEqual({});
    expect(marketIn(end, other).positions).toEqual(both.markets?.[other]?.positions);
    expect(accountsIn(end).d).toEqual([0n, 0n]);
  });

  it("a position in the one is no counterparty in the other", () => {
    const { paid } = resolved({
      accounts: { a: rich, z: rich, d: [0n, -6n] },
      markets: {
        btc: { positions: { z: [-2n, -200n], d: [2n, 200n] } },
        eth: { positions: { a: [-4n, -40n], d: [4n, 40n] }, shortfalls: { d: 6n } },
      },
    });
    expect(paid).toEqual({ "adl/a": 6n });
  });

  it("what a layer without a scope covered before, it took from the market of the smaller id", () => {
    // The fund's 7: btc's 6, and 1 of eth's 4.
    const { paid, state: end } = resolved({ ...both, funds: { ins: 7n } }, [fund("ins"), adl]);
    expect(paid).toEqual({ ins: 7n, "adl/a": 3n });
    expect(marketIn(end, "btc").positions).toEqual(both.markets?.btc?.positions);
    expect(marketIn(end, "eth").positions).toEqual({});
  });
});

describe("two deleverage layers", () => {
  // a has a profit of 60, b and c have none: hyperliquid's rank closes a alone.
  const parts = (a: readonly [bigint, bigint]): Parts => ({
    accounts: { a, b: rich, c: rich, d: [0n, -60n] },
    markets: {
      btc: {
        positions: { a: [-2n, -260n], b: [-3n, -300n], c: [-1n, -100n], d: [6n, 720n] },
        shortfalls: { d: 60n },
      },
    },
  });
  const layers = [deleverage("first", "hyperliquid"), deleverage("second", "profit")];

  it("the second closes what the first has left, at the price of what is left", () => {
    const { paid, state: end } = resolved(parts(rich), layers);
    // 10 a lot for a's 2. Then 40 over 4 lots.
    expect(paid).toEqual({ "first/a": 20n, "second/b": 30n, "second/c": 10n });
    expect(marketIn(end, "btc").positions).toEqual({});
  });

  it("also where the first has left more than its lots' part", () => {
    const { paid } = resolved(parts([12n, 0n]), layers);
    // a pays 12 of its 20. Then 48 over 4 lots: 12 a lot.
    expect(paid).toEqual({ "first/a": 12n, "second/b": 36n, "second/c": 12n });
  });
});
