import { describe, expect, it } from "vitest";
import type { Basis } from "../../../../../spec/index.ts";
import { haircut, mechanism, outcomeOf, type Parts, resolve, state } from "../../build.ts";

const cut = (basis: Basis, pending: bigint, accounts: NonNullable<Parts["accounts"]>, cap?: string) => {
  const only = mechanism([haircut("cut", basis, "largest-remainder", cap)]);
  const { state: end, paid } = outcomeOf(only, state(only, { accounts, pending }), resolve);
  return {
    paid,
    accounts: Object.fromEntries([...end.accounts].map(([id, { capital, pnl }]) => [id, [capital, pnl]])),
  };
};

describe("basis profit (5.5)", () => {
  it("cuts profit in proportion to it and never capital", () => {
    expect(cut("profit", 12n, { a: [100n, 20n], b: [5n, 10n], c: [1000n, 0n] })).toEqual({
      paid: { "cut/a": 8n, "cut/b": 4n },
      accounts: { a: [100n, 12n], b: [5n, 6n], c: [1000n, 0n] },
    });
  });
  it("ends where profit ends", () => {
    expect(cut("profit", 31n, { a: [100n, 20n], b: [5n, 10n] })).toEqual({
      paid: { "cut/a": 20n, "cut/b": 10n, deficit: 1n },
      accounts: { a: [100n, 0n], b: [5n, 0n] },
    });
  });
});

describe("basis capital", () => {
  it("cuts capital in proportion to it and never profit", () => {
    expect(cut("capital", 12n, { a: [20n, 100n], b: [10n, 5n], c: [0n, 1000n] })).toEqual({
      paid: { "cut/a": 8n, "cut/b": 4n },
      accounts: { a: [12n, 100n], b: [6n, 5n], c: [0n, 1000n] },
    });
  });
  it("ends where capital ends", () => {
    expect(cut("capital", 21n, { a: [20n, 100n] })).toEqual({
      paid: { "cut/a": 20n, deficit: 1n },
      accounts: { a: [0n, 100n] },
    });
  });
});

describe("basis equity", () => {
  it("takes profit before capital within each account", () => {
    // Bases 14 and 28; 21 is divided 7 and 14. a: 4 of profit, 3 of capital; b: all 14 out of profit.
    expect(cut("equity", 21n, { a: [10n, 4n], b: [8n, 20n] })).toEqual({
      paid: { "cut/a": 7n, "cut/b": 14n },
      accounts: { a: [7n, 0n], b: [8n, 6n] },
    });
  });
  it("takes exactly the profit where that is the share", () => {
    expect(cut("equity", 4n, { a: [10n, 4n] })).toEqual({
      paid: { "cut/a": 4n },
      accounts: { a: [10n, 0n] },
    });
  });
  it("reaches those who have capital only", () => {
    expect(cut("equity", 6n, { a: [10n, 0n], b: [0n, 20n] })).toEqual({
      paid: { "cut/a": 2n, "cut/b": 4n },
      accounts: { a: [8n, 0n], b: [0n, 16n] },
    });
  });
  it("ends where equity ends", () => {
    expect(cut("equity", 15n, { a: [10n, 4n] })).toEqual({
      paid: { "cut/a": 14n, deficit: 1n },
      accounts: { a: [0n, 0n] },
    });
  });
});

describe("a cap bounds each base by floor(cap * base)", () => {
  it.each<[Basis, string, bigint, bigint, bigint]>([
    ["profit", "0.5", 10n, 7n, 3n], // floor(3.5)
    ["capital", "0.25", 10n, 7n, 2n], // floor(2.5)
    ["equity", "0.5", 10n, 7n, 8n], // floor(8.5)
    ["profit", "1", 10n, 7n, 7n],
    ["capital", "0.1", 9n, 7n, 0n], // floor(0.9)
    ["profit", "0.333", 0n, 3000n, 999n],
  ])("%s, cap %s, of capital %s and profit %s: %s", (basis, cap, capital, pnl, expected) => {
    const { paid } = cut(basis, 10n ** 9n, { a: [capital, pnl] }, cap);
    expect(paid["cut/a"] ?? 0n).toBe(expected);
    expect(paid.deficit).toBe(10n ** 9n - expected);
  });

  it("is the base that the loss is divided over", () => {
    // Profits 7 and 2 become floor(3.5) = 3 and 1: 2 is divided 1.5 and 0.5 - a tie, so a gets the atom.
    expect(cut("profit", 2n, { a: [0n, 7n], b: [0n, 2n] }, "0.5").paid).toEqual({ "cut/a": 2n });
  });

  it("on equity still takes profit first: 7 of 10 + 4", () => {
    expect(cut("equity", 100n, { a: [10n, 4n] }, "0.5").accounts).toEqual({ a: [7n, 0n] });
  });
});

describe("a haircut", () => {
  it.each<Basis>(["profit", "capital", "equity"])("on %s spares those who were insolvent", (basis) => {
    const { paid, accounts } = cut(basis, 0n, { a: [30n, 30n], d: [0n, -6n] });
    expect(paid).toEqual({ "cut/a": 6n });
    expect(accounts.d).toEqual([0n, 0n]);
  });

  it("reads its bases when it is reached", () => {
    const two = mechanism([
      haircut("first", "profit", "up", "0.5"),
      haircut("second", "equity", "up", "0.5"),
    ]);
    const { state: end, paid } = outcomeOf(
      two,
      state(two, { accounts: { a: [10n, 8n] }, pending: 20n }),
      resolve,
    );
    // 4 of 8 profit; then floor((10 + 4) / 2) = 7: 4 of profit and 3 of capital. 20 - 11 = 9 are left.
    expect(paid).toEqual({ "first/a": 4n, "second/a": 7n, deficit: 9n });
    expect(end).toStrictEqual(state(two, { accounts: { a: [7n, 0n] }, claims: { a: 11n }, deficit: 9n }));
  });

  it("rounded down passes its gap to the next layer", () => {
    const two = mechanism([
      haircut("profits", "profit", "down"),
      haircut("deposits", "capital", "sequential"),
    ]);
    const { paid } = outcomeOf(
      two,
      state(two, { accounts: { a: [9n, 3n], b: [9n, 3n] }, pending: 3n }),
      resolve,
    );
    // 1.5 each: 1 and 1; the gap of 1 over 9 and 9: floor(9/18) = 0, then 1.
    expect(paid).toEqual({ "profits/a": 1n, "profits/b": 1n, "deposits/b": 1n });
  });
});
