import { describe, expect, it } from "vitest";
import type { Rank } from "../../../../spec/index.ts";
import { after, deposit, fund, mechanism, outcomeOf, type Parts, resolve, state } from "../build.ts";
import { accountsIn, deleverage, mark, market, marketIn, trade } from "./build.ts";

/**
 * Chitra 2025 (arXiv 2512.01112): capital (2, 1, .5, 0, 0), pnl (8, 4, .5, -3, -12),
 * a loss of 7.5 to be met by deleveraging. In hundredths. Winners bought at 90 and the mark is 100: 10 a lot.
 */
describe("the deleveraging example of Chitra 2025", () => {
  const accounts: NonNullable<Parts["accounts"]> = {
    "capital-2": [200n, 800n],
    "capital-1": [100n, 400n],
    "capital-0.5": [50n, 50n],
    loser: [0n, -300n],
    whale: [0n, -1_200n],
  };
  const winners = {
    "capital-2": [80n, 7_200n],
    "capital-1": [40n, 3_600n],
    "capital-0.5": [5n, 450n],
  } as const;

  /** 1500 are owed, and a fund pays 750: of the rest, 300 are the loser's and 450 the whale's. */
  const budget = (rank: Rank, parts: Parts) => {
    const of = mechanism([fund("ins"), deleverage("adl", rank)], { markets: [market("btc", 100n)] });
    const start = state(of, { accounts, funds: { ins: 750n }, ...parts });
    return outcomeOf(of, start, resolve);
  };

  it("a queue takes (3.5, 4, 0)", () => {
    // 30 and 45 lots at a loss of 10 each, all of the winners' profit on them. A flat seller has the other 50.
    // bitmex: u/|K| is 1/9 for all. X/E is 8000/1000 and 4000/500, a tie that the id decides, and 500/100.
    const { paid, state: end } = budget("bitmex", {
      accounts: { ...accounts, flat: [1_000n, 0n] },
      markets: {
        btc: {
          positions: {
            ...winners,
            loser: [-30n, -2_700n],
            whale: [-45n, -4_050n],
            flat: [-50n, -5_000n],
          },
          shortfalls: { loser: 300n, whale: 1_200n },
        },
      },
    });
    expect(paid).toEqual({ ins: 750n, "adl/capital-2": 350n, "adl/capital-1": 400n });
    expect(accountsIn(end)).toEqual({
      "capital-2": [200n, 450n],
      "capital-1": [100n, 0n],
      "capital-0.5": [50n, 50n],
      loser: [0n, 0n],
      whale: [0n, 0n],
      flat: [1_000n, 0n],
    });
    // 80 - 35 lots: 7200 * 45/80.
    expect(marketIn(end, "btc").positions).toEqual({
      "capital-2": [45n, 4_050n],
      "capital-0.5": [5n, 450n],
      flat: [-50n, -5_000n],
    });
  });

  it("pro rata takes (4.8, 2.4, 0.3), h = 0.6", () => {
    // 50 and 75 lots at a loss of 6 each, 0.6 of the profit: all 125 of the winners' lots.
    // 50 over 80, 40 and 5: 32, 16, 2. The other 75 are 48, 24 and 3.
    const { paid, state: end } = budget("pro-rata", {
      markets: {
        btc: {
          positions: { ...winners, loser: [-50n, -4_500n], whale: [-75n, -6_750n] },
          shortfalls: { loser: 300n, whale: 1_200n },
        },
      },
    });
    expect(paid).toEqual({
      ins: 750n,
      "adl/capital-2": 480n,
      "adl/capital-1": 240n,
      "adl/capital-0.5": 30n,
    });
    expect(accountsIn(end)).toEqual({
      "capital-2": [200n, 320n],
      "capital-1": [100n, 160n],
      "capital-0.5": [50n, 20n],
      loser: [0n, 0n],
      whale: [0n, 0n],
    });
    expect(marketIn(end, "btc").positions).toEqual({});
  });
});

describe("from a trade to a deleverage", () => {
  const of = mechanism([fund("ins"), deleverage("adl", "bitmex")], {
    markets: [market("btc", 100n)],
    exits: "gated",
  });

  it("adds up", () => {
    const fallen = after(
      of,
      state(of, { funds: { ins: 5n } }),
      deposit("bear", 40n),
      deposit("bull", 25n),
      deposit("shy", 200n),
      trade("btc", "bull", "bear", 2n, 100n),
      trade("btc", "shy", "bear", 1n, 100n),
      mark("btc", 80n),
    );
    // bull loses 40 and has 25; shy loses 20; bear gains 60.
    expect(fallen).toStrictEqual(
      state(of, {
        accounts: { bear: [40n, 60n], bull: [0n, -15n], shy: [180n, 0n] },
        funds: { ins: 5n },
        markets: {
          btc: {
            price: 80n,
            positions: { bear: [-3n, -300n], bull: [2n, 200n], shy: [1n, 100n] },
            shortfalls: { bull: 15n },
          },
        },
      }),
    );
    // The fund pays 5; bear buys 2 lots back at 85, 5 worse than the mark, and gives up 10.
    const { state: end, paid } = outcomeOf(of, fallen, resolve);
    expect(paid).toEqual({ ins: 5n, "adl/bear": 10n });
    expect(end).toStrictEqual(
      state(of, {
        accounts: { bear: [40n, 50n], bull: [0n, 0n], shy: [180n, 0n] },
        claims: { bear: 10n },
        markets: { btc: { price: 80n, positions: { bear: [-1n, -100n], shy: [1n, 100n] } } },
      }),
    );
  });
});
