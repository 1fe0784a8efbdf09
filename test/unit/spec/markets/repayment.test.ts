import { describe, expect, it } from "vitest";
import { after, deposit, fund, mechanism, type Parts, recover, state, tranche, unstake } from "../build.ts";
import { accountsIn, market, marketIn } from "./build.ts";

// Exits are open, so that an insolvent account may unstake. Ascending id is "10", "9", not as declared.
const venue = mechanism([fund("ins"), tranche("df")], {
  exits: "open",
  markets: [market("9", 100n), market("10", 100n)],
});

/** Of the 20 that d owes, 12 arose in market 10, 5 in market 9 and 3 in no market. */
const owing: Parts = {
  accounts: { d: [0n, -20n], e: [0n, -9n], rich: [50n, 0n] },
  stakes: { df: { d: 30n } },
  markets: { "10": { shortfalls: { d: 12n, e: 6n } }, "9": { shortfalls: { d: 5n } } },
};

describe.each([
  ["a deposit", (amount: bigint) => deposit("d", amount), owing],
  ["an unstake", (amount: bigint) => unstake("d", "df", amount), owing],
  // d alone has a claim: it gets what is recovered.
  ["a recovery", recover, { ...owing, claims: { d: 25n } }],
] as const)("what %s repays (17.6)", (_, repay, from) => {
  it.each<[amount: bigint, left: bigint, in10: bigint, in9: bigint]>([
    [1n, 19n, 12n, 5n],
    [3n, 17n, 12n, 5n], // all that arose in no market
    [4n, 16n, 11n, 5n],
    [14n, 6n, 1n, 5n],
    [15n, 5n, 0n, 5n],
    [16n, 4n, 0n, 4n],
    [19n, 1n, 0n, 1n],
  ])("%s: of the %s still owed, %s are market 10's and %s market 9's", (amount, left, in10, in9) => {
    const end = after(venue, state(venue, from), repay(amount));
    expect(accountsIn(end)).toEqual({ ...owing.accounts, d: [0n, -left] });
    expect(marketIn(end, "10").shortfalls).toEqual({ ...(in10 > 0n ? { d: in10 } : {}), e: 6n });
    expect(marketIn(end, "9").shortfalls).toEqual({ d: in9 });
  });

  it.each([
    [20n, 0n],
    [24n, 4n],
  ])("%s: no shortfall is left, and %s are capital", (amount, capital) => {
    const end = after(venue, state(venue, from), repay(amount));
    expect(accountsIn(end)).toEqual({ ...owing.accounts, d: [capital, 0n] });
    expect(marketIn(end, "10").shortfalls).toEqual({ e: 6n });
    expect(marketIn(end, "9").shortfalls).toEqual({});
  });
});

describe("a recovery of two defaulters' claims", () => {
  it("repays each one's own shortfalls", () => {
    // 10 over claims of 6 and 4. d: 3 in no market, 3 of market 10. e: 3 in no market, 1 of market 10.
    const end = after(venue, state(venue, { ...owing, claims: { d: 6n, e: 4n } }), recover(10n));
    expect(end).toStrictEqual(
      state(venue, {
        ...owing,
        accounts: { d: [0n, -14n], e: [0n, -5n], rich: [50n, 0n] },
        markets: { "10": { shortfalls: { d: 9n, e: 5n } }, "9": { shortfalls: { d: 5n } } },
      }),
    );
  });
});

describe("money that repays no loss", () => {
  it("leaves the shortfalls of others alone", () => {
    const end = after(venue, state(venue, owing), deposit("rich", 5n), deposit("new", 5n));
    expect(end).toStrictEqual(
      state(venue, { ...owing, accounts: { ...owing.accounts, rich: [55n, 0n], new: [5n, 0n] } }),
    );
  });
});
