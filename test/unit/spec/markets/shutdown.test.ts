import { describe, expect, it } from "vitest";
import { assetsOf, type Layer } from "../../../../spec/index.ts";
import {
  after,
  answerTo,
  fund,
  haircut,
  mechanism,
  outcomeOf,
  type Parts,
  recover,
  resolve,
  state,
  topUp,
  tranche,
} from "../build.ts";
import { accountsIn, deleverage, market, redeem, shutdown } from "./build.ts";

const markets = [market("btc", 100n)];
const plain = mechanism([], { markets });
const funded = mechanism([fund("ins"), tranche("df"), haircut("winners", "profit")], { markets });

/** The rate that a shutdown fixes, and the state after it. */
const shut = (of: typeof plain, parts: Parts) => {
  const { state: end, paid } = outcomeOf(of, state(of, parts), shutdown);
  return { end, paid, rate: [end.redemption?.assets, end.redemption?.holdings] };
};

describe("a shutdown (17.14)", () => {
  it("of a venue at peace closes every position, halts, and pays in full", () => {
    const parts: Parts = {
      accounts: { a: [100n, 20n], b: [30n, 0n] },
      markets: {
        btc: { price: 110n, positions: { a: [2n, 200n], b: [-2n, -200n] } },
      },
    };
    const { end, paid } = shut(plain, parts);
    expect(paid).toEqual({});
    expect(end).toStrictEqual(
      state(plain, {
        ...parts,
        markets: { btc: { price: 110n } },
        halted: true,
        redemption: { assets: 150n, holdings: 150n },
      }),
    );
  });

  it("resolves, with the receipts of a resolve", () => {
    // 50 are owed: 10 of the fund, 24 of profit, and 16 that nobody pays.
    const parts: Parts = {
      accounts: { a: [100n, 24n], d: [0n, -50n] },
      funds: { ins: 10n },
      markets: {
        btc: { positions: { a: [1n, 80n], d: [-1n, -80n] }, shortfalls: { d: 50n } },
      },
    };
    const { end, paid } = shut(funded, parts);
    expect(paid).toEqual({ ins: 10n, "winners/a": 24n, deficit: 16n });
    // A: 124 - 50 + 10 = 84. S: 100.
    expect(end).toStrictEqual(
      state(funded, {
        accounts: { a: [100n, 0n], d: [0n, 0n] },
        claims: { a: 24n },
        deficit: 16n,
        halted: true,
        redemption: { assets: 84n, holdings: 100n },
      }),
    );
  });

  it("deleverages too, and then closes what is left", () => {
    const of = mechanism([deleverage("adl", "profit")], { markets });
    const { end, paid } = shut(of, {
      accounts: { a: [100n, 0n], d: [0n, -5n], z: [0n, 0n] },
      markets: {
        btc: { positions: { a: [3n, 240n], d: [-1n, -80n], z: [-2n, -160n] }, shortfalls: { d: 5n } },
      },
    });
    expect(paid).toEqual({ "adl/a": 5n });
    expect(end.markets).toStrictEqual(state(of).markets);
  });

  it("asks the old deficit of funds, as a resolve does", () => {
    // The fund's 10 pay a part of the 40: A = 100 + 10 - 40.
    const { end, paid, rate } = shut(funded, {
      accounts: { a: [100n, 0n] },
      funds: { ins: 10n },
      deficit: 40n,
    });
    expect(paid).toEqual({ ins: 10n });
    expect(end.deficit).toBe(30n);
    expect(rate).toEqual([70n, 100n]);
  });

  it("takes a venue that a loss has halted", () => {
    const { end, rate } = shut(plain, { accounts: { a: [100n, 0n] }, deficit: 40n, halted: true });
    expect(end.halted).toBe(true);
    expect(rate).toEqual([60n, 100n]);
  });

  it("is refused the second time, and changes nothing", () => {
    const { end } = shut(plain, { accounts: { a: [100n, 0n] }, deficit: 40n });
    expect(answerTo(plain, end, shutdown)).toBe("halted");
    const redeemed = after(plain, end, redeem("a"));
    expect(answerTo(plain, redeemed, shutdown)).toBe("halted");
  });

  it("works without markets", () => {
    const none = mechanism([]);
    expect(shut(none, { accounts: { a: [9n, 0n] } }).rate).toEqual([9n, 9n]);
    expect(after(none, state(none), shutdown).redemption).toEqual({ assets: 0n, holdings: 0n });
  });
});

describe("the rate", () => {
  const floored: readonly Layer[] = [fund("ins", { floor: 20n }), tranche("df")];
  const of = mechanism(floored, { markets });

  it.each<[string, Parts, assets: bigint, holdings: bigint]>([
    [
      "counts capital, profit and stakes",
      { accounts: { a: [10n, 5n] }, stakes: { df: { a: 7n } } },
      22n,
      22n,
    ],
    ["counts what a fund keeps", { accounts: { a: [90n, 0n] }, funds: { ins: 20n }, deficit: 30n }, 80n, 90n],
    ["counts the residue", { accounts: { a: [90n, 0n] }, residue: 8n, deficit: 30n }, 68n, 90n],
    ["may be above 1", { accounts: { a: [90n, 0n] }, funds: { ins: 15n }, residue: 5n }, 110n, 90n],
    // 90 over 90 and 10 of a pending loss.
    ["counts a loss that is just resolved", { accounts: { a: [90n, 0n] }, pending: 10n }, 80n, 90n],
    ["is 0 where more is missing than there is", { accounts: { a: [90n, 0n] }, deficit: 91n }, 0n, 90n],
    ["is 0 where as much is missing", { accounts: { a: [90n, 0n] }, deficit: 90n }, 0n, 90n],
    ["is of nothing where nobody has anything", { accounts: { a: [0n, 0n] }, residue: 5n }, 5n, 0n],
  ])("%s", (_, parts, assets, holdings) => {
    expect(shut(of, parts).rate).toEqual([assets, holdings]);
  });

  it("never changes", () => {
    const { end, rate } = shut(of, {
      accounts: { a: [50n, 0n], b: [40n, 0n] },
      deficit: 30n,
      claims: { b: 5n },
    });
    const later = after(of, end, redeem("a"), topUp("ins", 500n), resolve, recover(5n), redeem("b"));
    expect([later.redemption?.assets, later.redemption?.holdings]).toEqual(rate);
  });
});

describe("a redeem (17.15)", () => {
  it("at rate 1 pays all that the books say, and nothing is lost", () => {
    const parts: Parts = { accounts: { a: [10n, 5n], b: [1n, 0n] }, stakes: { df: { a: 7n, b: 2n } } };
    const { end } = shut(funded, parts);
    const { state: later, paid } = outcomeOf(funded, end, redeem("a"));
    expect(paid).toEqual({});
    expect(later).toStrictEqual(
      state(funded, {
        accounts: { a: [0n, 0n], b: [1n, 0n] },
        stakes: { df: { b: 2n } },
        halted: true,
        redemption: { assets: 25n, holdings: 25n },
      }),
    );
    expect(assetsOf(end) - assetsOf(later)).toBe(22n);
  });

  it("above rate 1 pays no more than that", () => {
    const { end } = shut(funded, { accounts: { a: [10n, 5n] }, funds: { ins: 4n }, residue: 3n });
    const later = after(funded, end, redeem("a"));
    expect(assetsOf(end) - assetsOf(later)).toBe(15n);
    expect(later).toStrictEqual(
      state(funded, {
        accounts: { a: [0n, 0n] },
        funds: { ins: 4n },
        residue: 3n,
        halted: true,
        redemption: { assets: 22n, holdings: 15n },
      }),
    );
  });

  it("below rate 1 adds what was lost to the claim, and takes it off the deficit", () => {
    // A = 120 - 30 = 90: three quarters. a has 60 + 8 + 12 = 80 and is paid 60; b has 40 and is paid 30.
    const parts: Parts = {
      accounts: { a: [60n, 8n], b: [40n, 0n] },
      stakes: { df: { a: 12n } },
      claims: { a: 1n },
      deficit: 30n,
    };
    const { end } = shut(funded, parts);
    const first = after(funded, end, redeem("a"));
    const redemption = { assets: 90n, holdings: 120n };
    expect(first).toStrictEqual(
      state(funded, {
        accounts: { a: [0n, 0n], b: [40n, 0n] },
        claims: { a: 21n },
        deficit: 10n,
        halted: true,
        redemption,
      }),
    );
    const second = after(funded, first, redeem("b"));
    expect(second).toStrictEqual(
      state(funded, {
        accounts: { a: [0n, 0n], b: [0n, 0n] },
        claims: { a: 21n, b: 10n },
        halted: true,
        redemption,
      }),
    );
    expect([assetsOf(end), assetsOf(first), assetsOf(second)]).toEqual([90n, 30n, 0n]);
  });

  it("at rate 0 pays nothing", () => {
    const { end } = shut(plain, { accounts: { a: [10n, 0n] }, deficit: 50n });
    const later = after(plain, end, redeem("a"));
    expect(later).toStrictEqual(
      state(plain, {
        accounts: { a: [0n, 0n] },
        claims: { a: 10n },
        deficit: 40n,
        halted: true,
        redemption: { assets: 0n, holdings: 10n },
      }),
    );
  });

  it("pays nothing the second time, nor to one who has nothing", () => {
    const { end } = shut(plain, { accounts: { a: [10n, 0n], nothing: [0n, 0n] }, deficit: 4n });
    const once = after(plain, end, redeem("a"));
    expect(after(plain, once, redeem("a"))).toStrictEqual(once);
    expect(after(plain, once, redeem("nothing"))).toStrictEqual(once);
    expect(accountsIn(once)).toEqual({ a: [0n, 0n], nothing: [0n, 0n] });
  });

  it("pays nothing where nobody had anything", () => {
    const { end } = shut(plain, { accounts: { a: [0n, 0n] }, residue: 5n });
    expect(after(plain, end, redeem("a"))).toStrictEqual(end);
  });
});
