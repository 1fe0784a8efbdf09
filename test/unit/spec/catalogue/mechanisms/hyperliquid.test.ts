import { describe, expect, it } from "vitest";
import { hyperliquid } from "../../../../../spec/catalogue/mechanisms/hyperliquid.ts";
import { after, outcomeOf, resolve, state } from "../../build.ts";
import { accountsIn, mark } from "../../markets/build.ts";

const { mechanism } = hyperliquid;

/** vera and will have deposits in HLP and no position; fred has neither. */
const bystanders = { vera: [7n, 0n], will: [0n, 0n], fred: [1_000n, 0n] } as const;

const bankrupt = after(
  mechanism,
  state(mechanism, {
    accounts: {
      ...bystanders,
      whale: [60n, 0n],
      ann: [10n, 0n],
      bob: [300n, 100n],
      cat: [5n, 0n],
      eve: [100n, 0n],
      dan: [500n, 0n],
    },
    stakes: { hlp: { vera: 12n, will: 7n } },
    markets: {
      btc: {
        price: 100n,
        positions: {
          whale: [10n, 1000n],
          ann: [-4n, -400n],
          bob: [-5n, -600n],
          cat: [-3n, -285n],
          eve: [-2n, -160n],
          dan: [4n, 360n],
        },
      },
    },
  }),
  mark("btc", 90n),
);

describe("hyperliquid: the backstop vault's depositors, then positions in profit by rank", () => {
  it("spends the vault, then closes by rank at the bankruptcy price, the last one in part", () => {
    // Mark/entry * notional/equity: cat 90/95 * 270/35 = 7.31, ann 90/100 * 360/50 = 6.48, bob 90/120 * 450/450 = 0.75.
    // eve's 90/80 * 180/120 = 1.69 would come before bob, but eve is not in profit.
    // 40 - 19 = 21 are left for 10 lots: 3 cost 6.3 (6), 7 cost 14.7 (14), 10 cost 21.
    const { state: end, paid } = outcomeOf(mechanism, bankrupt, resolve);
    expect(paid).toEqual({
      "hlp/vera": 12n,
      "hlp/will": 7n,
      "adl/cat": 6n,
      "adl/ann": 8n,
      "adl/bob": 7n,
    });
    expect(end).toStrictEqual(
      state(mechanism, {
        accounts: {
          ...bystanders,
          whale: [0n, 0n],
          ann: [10n, 32n],
          bob: [300n, 143n],
          cat: [5n, 24n],
          eve: [100n, 20n],
          dan: [460n, 0n],
        },
        claims: { vera: 12n, will: 7n, cat: 6n, ann: 8n, bob: 7n },
        markets: {
          btc: { price: 90n, positions: { bob: [-2n, -240n], eve: [-2n, -160n], dan: [4n, 360n] } },
        },
      }),
    );
  });

  it("shares a smaller loss among the depositors, and closes nobody", () => {
    // 10 over 12 and 7: 6.32 and 3.68, up.
    const small = state(mechanism, {
      accounts: { ...bystanders, whale: [0n, -10n], ann: [0n, 40n] },
      stakes: { hlp: { vera: 12n, will: 7n } },
      markets: {
        btc: {
          price: 90n,
          positions: { whale: [4n, 400n], ann: [-4n, -400n] },
          shortfalls: { whale: 10n },
        },
      },
    });
    expect(outcomeOf(mechanism, small, resolve).paid).toEqual({
      "hlp/vera": 7n,
      "hlp/will": 4n,
      surplus: 1n,
    });
  });

  it("never asks who has no position, nor who is out of profit: what is left is a deficit", () => {
    const alone = state(mechanism, {
      accounts: { ...bystanders, whale: [0n, -40n], eve: [100n, 0n] },
      markets: {
        btc: {
          price: 90n,
          positions: { whale: [2n, 200n], eve: [-2n, -160n] },
          shortfalls: { whale: 40n },
        },
      },
    });
    const { state: end, paid } = outcomeOf(mechanism, alone, resolve);
    expect(paid).toEqual({ deficit: 40n });
    expect(accountsIn(end)).toEqual({ ...bystanders, whale: [0n, 0n], eve: [100n, 0n] });
  });
});
