import { describe, expect, it } from "vitest";
import { driftPerp } from "../../../../../spec/catalogue/mechanisms/drift-perp.ts";
import { after, loss, outcomeOf, resolve, state } from "../../build.ts";
import { accountsIn, mark } from "../../markets/build.ts";

const { mechanism } = driftPerp;

const positions = {
  whale: [10n, 1000n],
  ann: [-6n, -600n],
  bob: [-7n, -700n],
  dan: [3n, 300n],
} as const;

/** At 90 the whale owes 100 and owns 60. */
const bankrupt = (ofBob: bigint) =>
  after(
    mechanism,
    state(mechanism, {
      accounts: {
        whale: [60n, 0n],
        ann: [1000n, 0n],
        bob: [ofBob, 0n],
        dan: [1000n, 0n],
        fred: [1000n, 0n],
      },
      funds: { insurance: 11n, "fee-pool": 5n },
      markets: { "sol-perp": { price: 100n, positions } },
    }),
    mark("sol-perp", 90n),
  );

describe("drift-perp: insurance except for one atom, the fee pool, then both sides by size", () => {
  it("takes the last layer from longs and shorts alike, and from nobody without a position", () => {
    // 40 - 10 - 5 = 25 over 6, 7 and 3 lots of 16: 9.375, 10.9375 and 4.6875, up.
    const { state: end, paid } = outcomeOf(mechanism, bankrupt(1000n), resolve);
    expect(paid).toEqual({
      insurance: 10n,
      "fee-pool": 5n,
      "open-interest/ann": 10n,
      "open-interest/bob": 11n,
      "open-interest/dan": 5n,
      surplus: 1n,
    });
    expect(end).toStrictEqual(
      state(mechanism, {
        accounts: {
          whale: [0n, 0n],
          ann: [1000n, 50n],
          bob: [1000n, 59n],
          dan: [965n, 0n],
          fred: [1000n, 0n],
        },
        funds: { insurance: 1n },
        claims: { ann: 10n, bob: 11n, dan: 5n },
        residue: 1n,
        markets: { "sol-perp": { price: 90n, positions } },
      }),
    );
  });

  it("differs from the real index where an account owns less than its exposure: that is its base", () => {
    // bob owns 20 + 70 = 90, below 630: 25 over 540, 90 and 270 is 15, 2.5 and 7.5, up.
    expect(outcomeOf(mechanism, bankrupt(20n), resolve).paid).toEqual({
      insurance: 10n,
      "fee-pool": 5n,
      "open-interest/ann": 15n,
      "open-interest/bob": 3n,
      "open-interest/dan": 8n,
      surplus: 1n,
    });
  });

  it("pays a loss of no market by the insurance alone", () => {
    const calm = state(mechanism, {
      accounts: { ann: [1000n, 0n], dan: [1000n, 0n] },
      funds: { insurance: 11n, "fee-pool": 5n },
      markets: { "sol-perp": { price: 100n, positions: { ann: [-6n, -600n], dan: [6n, 600n] } } },
    });
    const { state: end, paid } = outcomeOf(mechanism, after(mechanism, calm, loss(40n)), resolve);
    expect(paid).toEqual({ insurance: 10n, deficit: 30n });
    expect(accountsIn(end)).toEqual({ ann: [1000n, 0n], dan: [1000n, 0n] });
  });
});
