import { describe, expect, it } from "vitest";
import type { Layer } from "../../../../spec/index.ts";
import { haircut, mechanism, outcomeOf, type Parts, resolve, state } from "../build.ts";
import { accountsIn, deleverage, market, within } from "./build.ts";

const resolved = (waterfall: readonly Layer[], parts: Parts) => {
  const of = mechanism(waterfall, { markets: [market("btc", 100n), market("eth", 10n)] });
  return { ...outcomeOf(of, state(of, parts), resolve), of };
};

describe("a scoped haircut cuts own holders (17.9)", () => {
  const holders: Parts = {
    accounts: { a: [10n, 30n], b: [10n, 30n], c: [10n, 30n], d: [0n, -6n] },
    markets: {
      btc: { positions: { a: [1n, 90n], d: [-1n, -90n] }, shortfalls: { d: 6n } },
      eth: { positions: { b: [-1n, -10n], c: [1n, 10n] } },
    },
  };

  it.each(["profit", "capital", "equity"] as const)("and no others, on %s", (basis) => {
    const { paid } = resolved([within("btc", haircut("cut", basis))], holders);
    expect(paid).toEqual({ "cut/a": 6n });
    const all = resolved([haircut("cut", basis)], holders);
    expect(all.paid).toEqual({ "cut/a": 2n, "cut/b": 2n, "cut/c": 2n });
  });

  it("on whichever side, and for all their profit", () => {
    const { paid } = resolved([within("btc", haircut("cut", "profit"))], {
      ...holders,
      markets: { btc: { positions: { a: [1n, 90n], b: [-1n, -90n] }, shortfalls: { d: 6n } } },
    });
    expect(paid).toEqual({ "cut/a": 3n, "cut/b": 3n });
  });

  it("but not insolvent ones, nor where all are", () => {
    const { paid } = resolved([within("btc", haircut("cut", "equity"))], {
      ...holders,
      markets: { btc: { positions: { e: [1n, 90n], d: [-1n, -90n] }, shortfalls: { d: 6n } } },
      accounts: { ...holders.accounts, e: [0n, -1n] },
    });
    expect(paid).toEqual({ deficit: 7n });
  });

  it("as they are when it is reached: a position closed before it is none", () => {
    // d's 2 lots are closed against a, at 3 a lot: of 8, e's 2 are left. b holds its lot, and c owns nothing.
    const { paid, state: end } = resolved(
      [deleverage("adl", "profit"), within("btc", haircut("cut", "profit"))],
      {
        accounts: { a: [0n, 30n], b: [0n, 30n], c: [0n, 0n], d: [0n, -6n], e: [0n, -2n] },
        markets: {
          btc: {
            positions: { a: [2n, 180n], b: [-1n, -110n], c: [1n, 100n], d: [-2n, -180n] },
            shortfalls: { d: 6n, e: 2n },
          },
        },
      },
    );
    expect(paid).toEqual({ "adl/a": 6n, "cut/b": 2n });
    expect(accountsIn(end)).toEqual({
      a: [0n, 24n],
      b: [0n, 28n],
      c: [0n, 0n],
      d: [0n, 0n],
      e: [0n, 0n],
    });
  });

  it("and what it takes too much covers no other market", () => {
    // 7 over 30 and 30: 4 each. The atom goes to the residue, not to the 1 of eth.
    const {
      of,
      state: end,
      paid,
    } = resolved([within("btc", haircut("cut", "profit", "up"))], {
      accounts: { a: [0n, 30n], b: [0n, 30n], d: [0n, -8n] },
      markets: {
        btc: { positions: { a: [1n, 90n], b: [-1n, -90n] }, shortfalls: { d: 7n } },
        eth: { shortfalls: { d: 1n } },
      },
    });
    expect(paid).toEqual({ "cut/a": 4n, "cut/b": 4n, surplus: 1n, deficit: 1n });
    expect(end).toStrictEqual(
      state(of, {
        accounts: { a: [0n, 26n], b: [0n, 26n], d: [0n, 0n] },
        claims: { a: 4n, b: 4n },
        residue: 1n,
        deficit: 1n,
        markets: { btc: { positions: { a: [1n, 90n], b: [-1n, -90n] } } },
      }),
    );
  });
});
