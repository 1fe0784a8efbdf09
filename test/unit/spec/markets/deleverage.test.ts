import { describe, expect, it } from "vitest";
import type { Layer } from "../../../../spec/index.ts";
import { fund, haircut, mechanism, outcomeOf, type Parts, resolve, state, type Table } from "../build.ts";
import { accountsIn, deleverage, market, marketIn } from "./build.ts";

const adl = deleverage("adl", "profit");

const resolved = (parts: Parts, waterfall: readonly Layer[] = [adl]) => {
  const of = mechanism(waterfall, { markets: [market("btc", 100n)] });
  return { ...outcomeOf(of, state(of, parts), resolve), of };
};

type Positions = Table<readonly [bigint, bigint]>;

/** d bought 6 lots and lost 60 more than it had. By profit, a has 60, b 30 and c 0; z is on d's side. */
const accounts = { a: [100n, 10n], b: [100n, 0n], c: [100n, 0n], d: [0n, -60n], z: [100n, 0n] } as const;
const sellers = { a: [-2n, -260n], b: [-3n, -330n], c: [-4n, -400n] } as const;
const base: Parts = {
  accounts,
  markets: {
    btc: { positions: { ...sellers, d: [6n, 720n], z: [3n, 300n] }, shortfalls: { d: 60n } },
  },
};

describe("a bankrupt position (17.11)", () => {
  it("is closed in rank order, each lot at the same loss", () => {
    const { of, state: end, paid } = resolved(base);
    // 10 a lot: a for 2 lots, b for 3, and c for the last one. a's profit of 10 goes before its capital.
    expect(paid).toEqual({ "adl/a": 20n, "adl/b": 30n, "adl/c": 10n });
    expect(end).toStrictEqual(
      state(of, {
        accounts: { a: [90n, 0n], b: [70n, 0n], c: [90n, 0n], d: [0n, 0n], z: [100n, 0n] },
        claims: { a: 20n, b: 30n, c: 10n },
        markets: { btc: { positions: { c: [-3n, -300n], z: [3n, 300n] } } },
      }),
    );
  });

  it("is closed alike where it was sold", () => {
    const {
      of,
      state: end,
      paid,
    } = resolved({
      accounts,
      markets: {
        btc: {
          positions: { a: [2n, 140n], b: [3n, 270n], c: [4n, 401n], d: [-6n, -480n], z: [-3n, -300n] },
          shortfalls: { d: 60n },
        },
      },
    });
    expect(paid).toEqual({ "adl/a": 20n, "adl/b": 30n, "adl/c": 10n });
    expect(end).toStrictEqual(
      state(of, {
        accounts: { a: [90n, 0n], b: [70n, 0n], c: [90n, 0n], d: [0n, 0n], z: [100n, 0n] },
        claims: { a: 20n, b: 30n, c: 10n },
        // 401 * 3/4 = 300.75.
        markets: { btc: { positions: { c: [3n, 301n], z: [-3n, -300n] } } },
      }),
    );
  });

  it.each<[lots: bigint, paid: Table<bigint>, left: Positions]>([
    [1n, { "adl/a": 10n }, { ...sellers, a: [-1n, -130n] }],
    [2n, { "adl/a": 20n }, { b: sellers.b, c: sellers.c }],
    [3n, { "adl/a": 20n, "adl/b": 10n }, { b: [-2n, -220n], c: sellers.c }],
    [5n, { "adl/a": 20n, "adl/b": 30n }, { c: sellers.c }],
    [9n, { "adl/a": 20n, "adl/b": 30n, "adl/c": 40n }, {}],
  ])("of %s lots closes all but the last one whole", (lots, expected, left) => {
    const loss = lots * 10n;
    const z: Positions = lots === 9n ? {} : { z: [9n - lots, (9n - lots) * 100n] };
    const { state: end, paid } = resolved({
      accounts: { ...accounts, d: [0n, -loss] },
      markets: {
        btc: { positions: { ...sellers, ...z, d: [lots, lots * 120n] }, shortfalls: { d: loss } },
      },
    });
    expect(paid).toEqual(expected);
    expect(marketIn(end, "btc").positions).toEqual({ ...left, ...z });
    expect(end.deficit).toBe(0n);
  });
});

describe("the rounding of the bankruptcy price: the first k of Q lots cost floor(H * k / Q)", () => {
  const one = { a: [-1n, -103n], b: [-1n, -102n], c: [-1n, -101n] } as const;
  const two = { a: [-2n, -220n], b: [-1n, -101n] } as const;

  it.each<[loss: bigint, Positions, paid: Table<bigint>]>([
    [10n, one, { "adl/a": 3n, "adl/b": 3n, "adl/c": 4n }], // 3.33, 6.67, 10
    [11n, one, { "adl/a": 3n, "adl/b": 4n, "adl/c": 4n }], // 3.67, 7.33, 11
    [12n, one, { "adl/a": 4n, "adl/b": 4n, "adl/c": 4n }],
    [2n, one, { "adl/b": 1n, "adl/c": 1n }], // 0.67, 1.33, 2
    [1n, one, { "adl/c": 1n }], // 0.33, 0.67, 1
    [10n, two, { "adl/a": 6n, "adl/b": 4n }], // 6.67, 10
    [2n, two, { "adl/a": 1n, "adl/b": 1n }], // 1.33, 2
  ])("%s over 3 lots", (loss, others, expected) => {
    const { state: end, paid } = resolved({
      accounts: { ...accounts, d: [0n, -loss] },
      markets: { btc: { positions: { ...others, d: [3n, 303n] }, shortfalls: { d: loss } } },
    });
    expect(paid).toEqual(expected);
    // Who pays 0 is closed too, and has no claim.
    expect(marketIn(end, "btc").positions).toEqual({});
    const claims = Object.entries(expected).map(([key, amount]) => [key.slice("adl/".length), amount]);
    expect(Object.fromEntries(end.claims)).toEqual(Object.fromEntries(claims));
  });
});

describe("where the other side cannot close it all", () => {
  it("the rest of the loss and of the position stay", () => {
    // Of 6 lots, 4 can be closed: floor(59 * 2/6) = 19, floor(59 * 4/6) = 39. 20 of the 59 are left.
    const {
      of,
      state: end,
      paid,
    } = resolved({
      accounts: { a: [100n, 0n], b: [100n, 0n], broke: [0n, -1n], d: [0n, -59n] },
      markets: {
        btc: {
          positions: { a: [-2n, -260n], b: [-2n, -220n], broke: [-2n, -300n], d: [6n, 601n] },
          shortfalls: { d: 59n },
        },
      },
    });
    expect(paid).toEqual({ "adl/a": 19n, "adl/b": 20n, deficit: 21n });
    expect(end).toStrictEqual(
      state(of, {
        accounts: { a: [81n, 0n], b: [80n, 0n], broke: [0n, 0n], d: [0n, 0n] },
        claims: { a: 19n, b: 20n },
        deficit: 21n,
        // 601 * 2/6 = 200.33. It stays open (17.13), as broke's does, which was insolvent.
        markets: { btc: { positions: { broke: [-2n, -300n], d: [2n, 201n] } } },
      }),
    );
  });

  it("nobody is there: all is left", () => {
    const parts: Parts = {
      accounts: { broke: [0n, -1n], d: [0n, -60n], nothing: [0n, 0n], z: [9n, 9n] },
      markets: {
        btc: {
          positions: { broke: [-6n, -600n], d: [6n, 600n], nothing: [-1n, -100n], z: [1n, 100n] },
          shortfalls: { d: 60n },
        },
      },
    };
    const { state: end, paid } = resolved(parts);
    expect(paid).toEqual({ deficit: 61n });
    expect(marketIn(end, "btc").positions).toEqual(parts.markets?.btc?.positions);
  });

  it("an equity of one atom makes a counterparty, one of 0 none", () => {
    const all: Positions = {
      a: [-1n, -300n],
      b: [-1n, -200n],
      c: [-1n, -100n],
      d: [1n, 100n],
      z: [2n, 200n],
    };
    const of = (a: readonly [bigint, bigint], b: readonly [bigint, bigint]) =>
      resolved({
        accounts: { ...accounts, a, b, d: [0n, -5n] },
        markets: { btc: { positions: all, shortfalls: { d: 5n } } },
      }).paid;
    expect(of([0n, 0n], [0n, 1n])).toEqual({ "adl/b": 1n, deficit: 4n });
    expect(of([0n, 0n], [0n, 0n])).toEqual({ "adl/c": 5n });
  });
});

describe("a counterparty that owns less than its lots cost", () => {
  it("pays all that it owns, is closed for all of its lots, and the rest stays in the loss", () => {
    const { state: end, paid } = resolved({ ...base, accounts: { ...accounts, a: [5n, 7n] } });
    // a's 2 lots cost 20. Others pay for their own lots alone: 8 are left.
    expect(paid).toEqual({ "adl/a": 12n, "adl/b": 30n, "adl/c": 10n, deficit: 8n });
    expect(accountsIn(end)).toEqual({
      a: [0n, 0n],
      b: [70n, 0n],
      c: [90n, 0n],
      d: [0n, 0n],
      z: [100n, 0n],
    });
    expect(marketIn(end, "btc").positions).toEqual({ c: [-3n, -300n], z: [3n, 300n] });
  });

  it.each([
    [19n, 19n],
    [20n, 20n],
    [21n, 20n],
  ])("of %s and a cost of 20 pays %s", (owns, pays) => {
    const { paid } = resolved({ ...base, accounts: { ...accounts, a: [owns, 0n] } });
    expect(paid["adl/a"]).toBe(pays);
    expect(paid.deficit ?? 0n).toBe(20n - pays);
  });

  it("leaves its part to the next layer", () => {
    const parts = { ...base, accounts: { ...accounts, a: [5n, 7n] }, funds: { ins: 5n } } as const;
    const { paid } = resolved(parts, [adl, fund("ins"), haircut("all", "capital")]);
    // 8: the fund's 5, then 3 over capital of 70, 90 and 100: 0.8, 1.04 and 1.2, up.
    expect(paid).toEqual({
      "adl/a": 12n,
      "adl/b": 30n,
      "adl/c": 10n,
      ins: 5n,
      "all/b": 1n,
      "all/c": 2n,
      "all/z": 2n,
      surplus: 2n,
    });
  });
});

describe("what layers before it have paid", () => {
  it.each<[fund: bigint, paid: Table<bigint>]>([
    [30n, { ins: 30n, "adl/a": 10n, "adl/b": 15n, "adl/c": 5n }], // 5 a lot
    [45n, { ins: 45n, "adl/a": 5n, "adl/b": 7n, "adl/c": 3n }], // 2.5 a lot: 5, 12.5, 15
    [59n, { ins: 59n, "adl/c": 1n }], // 1/6 a lot
  ])("%s by a fund: the price is of what is left", (ins, expected) => {
    const { state: end, paid } = resolved({ ...base, funds: { ins } }, [fund("ins"), adl]);
    expect(paid).toEqual(expected);
    expect(marketIn(end, "btc").positions).toEqual({ c: [-3n, -300n], z: [3n, 300n] });
  });

  it("all of it: no position is touched", () => {
    const { state: end, paid } = resolved({ ...base, funds: { ins: 60n } }, [fund("ins"), adl]);
    expect(paid).toEqual({ ins: 60n });
    expect(marketIn(end, "btc").positions).toEqual(base.markets?.btc?.positions);
  });

  it("out of a counterparty's own pocket: it owns less", () => {
    // The haircut takes all 10 of a's profit. 50 over 6 lots: 16.67, 41.67, 50.
    const { paid, state: end } = resolved({ ...base, accounts: { ...accounts, a: [15n, 10n] } }, [
      haircut("winners", "profit"),
      adl,
    ]);
    expect(paid).toEqual({ "winners/a": 10n, "adl/a": 15n, "adl/b": 25n, "adl/c": 9n, deficit: 1n });
    expect(Object.fromEntries(end.claims)).toEqual({ a: 25n, b: 25n, c: 9n });
  });
});

describe("a loss and a position that do not belong together", () => {
  it("a loss that arose in no market closes nothing", () => {
    const { state: end, paid } = resolved({
      accounts,
      markets: { btc: { positions: base.markets?.btc?.positions ?? {} } },
      pending: 5n,
    });
    expect(paid).toEqual({ deficit: 65n });
    expect(marketIn(end, "btc").positions).toEqual(base.markets?.btc?.positions);
  });

  it("a shortfall whose position is gone is passed over", () => {
    const { state: end, paid } = resolved({
      accounts,
      markets: { btc: { positions: { a: [-2n, -260n], z: [2n, 200n] }, shortfalls: { d: 60n } } },
    });
    expect(paid).toEqual({ deficit: 60n });
    expect(marketIn(end, "btc").positions).toEqual({ a: [-2n, -260n], z: [2n, 200n] });
  });

  it("of a loss that arose there in part, that part is paid", () => {
    // 18 of the 60: 3 a lot.
    const { paid } = resolved({
      accounts,
      markets: { btc: { ...base.markets?.btc, shortfalls: { d: 18n } } },
    });
    expect(paid).toEqual({ "adl/a": 6n, "adl/b": 9n, "adl/c": 3n, deficit: 42n });
  });
});
