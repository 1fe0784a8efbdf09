import { describe, expect, it } from "vitest";
import { type HaircutLayer } from "../../../../spec/index.ts";
import { fund, haircut, mechanism, outcomeOf, type Parts, resolve, state } from "../build.ts";
import { accountsIn, deleverage, market, marketIn, within } from "./build.ts";

const markets = [market("btc", 100n), market("eth", 10n)];

const cut = (layer: HaircutLayer, parts: Parts) => {
  const of = mechanism([layer], { markets });
  const { state: end, paid } = outcomeOf(of, state(of, parts), resolve);
  return { paid, accounts: accountsIn(end), claims: Object.fromEntries(end.claims) };
};

const exposed = (cap?: string) => within("btc", haircut("cut", "exposure", "largest-remainder", cap));
const everywhere = haircut("cut", "exposure", "largest-remainder");

/** How much of an endless loss in btc the layer takes from `a`, all that it can. */
const most = (layer: HaircutLayer, a: readonly [bigint, bigint], held: Parts["markets"]): bigint => {
  const huge = 10n ** 30n;
  const btc = { ...held?.btc, shortfalls: { d: huge } };
  const { paid } = cut(layer, { accounts: { a, z: [0n, 0n], d: [0n, -huge] }, markets: { ...held, btc } });
  return paid["cut/a"] ?? 0n;
};

const lots = (of: "btc" | "eth", held: bigint, price: bigint): NonNullable<Parts["markets"]> => ({
  [of]: { positions: { a: [held, held * price], z: [-held, -held * price] } },
});

describe("basis exposure: w = min(exposure, equity) (17.10)", () => {
  it.each<[string, a: readonly [bigint, bigint], lots: bigint, expected: bigint]>([
    ["all of a small exposure", [500n, 0n], 3n, 300n],
    ["an atom more than the exposure", [300n, 1n], 3n, 300n],
    ["as much as the exposure", [200n, 100n], 3n, 300n],
    ["an atom less than the exposure", [200n, 99n], 3n, 299n],
    ["all of a small equity", [1n, 2n], 3n, 3n],
    ["nothing", [0n, 0n], 3n, 0n],
    ["as much, sold", [200n, 99n], -3n, 299n],
    ["a rich account without a position", [500n, 500n], 0n, 0n],
  ])("%s", (_, a, held, expected) => {
    expect(most(exposed(), a, held === 0n ? {} : lots("btc", held, 70n))).toBe(expected);
  });

  it("is at the mark, not at the cost", () => {
    const held = { btc: { ...lots("btc", 3n, 70n).btc, price: 120n } };
    expect(most(exposed(), [1_000n, 0n], held)).toBe(360n);
  });

  it("divides the loss among both sides, in proportion", () => {
    // a: min(300, 150); b: min(100, 400); c: min(200, 200). 45 of 450: a tenth of each.
    const { paid, accounts, claims } = cut(exposed(), {
      accounts: { a: [50n, 100n], b: [400n, 0n], c: [190n, 10n], d: [0n, -45n], rich: [900n, 900n] },
      markets: {
        btc: { positions: { a: [3n, 300n], b: [-1n, -100n], c: [-2n, -200n] }, shortfalls: { d: 45n } },
      },
    });
    expect(paid).toEqual({ "cut/a": 15n, "cut/b": 10n, "cut/c": 20n });
    // Profit before capital: c pays 10 of profit, and 10 of capital.
    expect(accounts).toEqual({
      a: [50n, 85n],
      b: [390n, 0n],
      c: [180n, 0n],
      d: [0n, 0n],
      rich: [900n, 900n],
    });
    expect(claims).toEqual({ a: 15n, b: 10n, c: 20n });
  });

  it("is not asked of an insolvent holder", () => {
    const { paid } = cut(exposed(), {
      accounts: { a: [50n, 0n], d: [0n, -45n] },
      markets: { btc: { positions: { a: [1n, 100n], d: [-1n, -100n] }, shortfalls: { d: 45n } } },
    });
    expect(paid).toEqual({ "cut/a": 45n });
  });

  it("may be rounded up", () => {
    // 10 over 100, 100 and 200: 2.5, 2.5 and 5.
    const { paid } = cut(within("btc", haircut("cut", "exposure", "up")), {
      accounts: { a: [500n, 0n], b: [500n, 0n], c: [500n, 0n], d: [0n, -10n] },
      markets: {
        btc: { positions: { a: [1n, 100n], b: [1n, 100n], c: [-2n, -200n] }, shortfalls: { d: 10n } },
      },
    });
    expect(paid).toEqual({ "cut/a": 3n, "cut/b": 3n, "cut/c": 5n, surplus: 1n });
  });
});

describe("the markets that it is measured over", () => {
  const both = { ...lots("btc", 1n, 100n), ...lots("eth", -5n, 10n) };

  it("are its own", () => {
    expect(most(exposed(), [1_000n, 0n], both)).toBe(100n);
    expect(most(exposed(), [1_000n, 0n], lots("eth", -5n, 10n))).toBe(0n);
  });
  it("are all, where it names none", () => {
    expect(most(everywhere, [1_000n, 0n], both)).toBe(150n);
    expect(most(everywhere, [100n, 49n], both)).toBe(149n);
    expect(most(everywhere, [1_000n, 0n], lots("eth", -5n, 10n))).toBe(50n);
  });
  it("are all, for a loss that arose in none", () => {
    const { paid } = cut(everywhere, {
      accounts: { a: [100n, 0n], b: [100n, 0n], rich: [900n, 900n] },
      pending: 12n,
      markets: { eth: { positions: { a: [1n, 10n], b: [-1n, -10n] } } },
    });
    expect(paid).toEqual({ "cut/a": 6n, "cut/b": 6n });
  });
});

describe("a cap (3.6)", () => {
  it.each<[string, cap: string, a: readonly [bigint, bigint], expected: bigint]>([
    // floor(cap * min(exposure, equity)), not min(cap * exposure, equity).
    ["of the equity where that is smaller", "0.5", [51n, 100n], 75n],
    ["of the exposure where that is smaller", "0.5", [500n, 0n], 150n],
    ["rounded down", "0.333", [10n, 0n], 3n],
    ["of all", "1", [10n, 0n], 10n],
  ])("is %s: %s", (_, cap, a, expected) => {
    expect(most(exposed(cap), a, lots("btc", 3n, 100n))).toBe(expected);
  });
});

describe("the equity", () => {
  it("is what earlier layers have left", () => {
    // 40 of profit go first; then min(100, 30 + 20) = 50.
    const of = mechanism(
      [haircut("winners", "profit", "up", "0.5"), within("btc", haircut("cut", "exposure"))],
      { markets },
    );
    const { paid, state: end } = outcomeOf(
      of,
      state(of, {
        accounts: { a: [30n, 40n], d: [0n, -100n] },
        markets: { btc: { positions: { a: [1n, 100n], d: [-1n, -100n] }, shortfalls: { d: 100n } } },
      }),
      resolve,
    );
    expect(paid).toEqual({ "winners/a": 20n, "cut/a": 50n, deficit: 30n });
    expect(accountsIn(end)).toEqual({ a: [0n, 0n], d: [0n, 0n] });
  });
});

describe("the waterfall of section 17's example", () => {
  it("asks the market's fund, then positions, then open interest", () => {
    const of = mechanism(
      [
        within("btc", fund("btc-insurance")),
        deleverage("adl", "bitmex"),
        within("btc", haircut("oi", "exposure")),
      ],
      { markets },
    );
    const { paid, state: end } = outcomeOf(
      of,
      state(of, {
        accounts: { a: [500n, 0n], b: [0n, 0n], s: [90n, 10n], d: [0n, -40n] },
        funds: { "btc-insurance": 10n },
        markets: {
          btc: {
            positions: { a: [1n, 100n], b: [2n, 200n], s: [-1n, -110n], d: [-2n, -160n] },
            shortfalls: { d: 40n },
          },
        },
      }),
      resolve,
    );
    // 30 are left for d's 2 lots. a's one lot costs 15; b owns nothing. Then s alone has a base: min(100, 100).
    expect(paid).toEqual({ "btc-insurance": 10n, "adl/a": 15n, "oi/s": 15n });
    expect(accountsIn(end)).toEqual({ a: [485n, 0n], b: [0n, 0n], s: [85n, 0n], d: [0n, 0n] });
    expect(marketIn(end, "btc").positions).toEqual({ b: [2n, 200n], s: [-1n, -110n], d: [-1n, -80n] });
  });
});
