import { describe, expect, it } from "vitest";
import { mangoV4Perp } from "../../../../../spec/catalogue/mechanisms/mango-v4-perp.ts";
import { after, outcomeOf, resolve, state } from "../../build.ts";
import { mark } from "../../markets/build.ts";

const { mechanism } = mangoV4Perp;

const positions = { whale: [10n, 1000n], ann: [-6n, -600n], bob: [-7n, -700n], dan: [3n, 300n] } as const;

const bankrupt = (insurance: bigint) =>
  after(
    mechanism,
    state(mechanism, {
      accounts: { whale: [60n, 0n], ann: [600n, 0n], bob: [700n, 0n], dan: [300n, 0n], fred: [9n, 9n] },
      funds: { insurance },
      markets: { "sol-perp": { price: 100n, positions } },
    }),
    mark("sol-perp", 90n),
  );

describe("mango-v4-perp: insurance while the vault lasts, then both sides by size", () => {
  it("divides what the vault does not pay over the open interest", () => {
    // 40 - 30 = 10 over 6, 7 and 3 lots of 16: 3.75, 4.375 and 1.875, up.
    const { state: end, paid } = outcomeOf(mechanism, bankrupt(30n), resolve);
    expect(paid).toEqual({
      insurance: 30n,
      "open-interest/ann": 4n,
      "open-interest/bob": 5n,
      "open-interest/dan": 2n,
      surplus: 1n,
    });
    expect(end).toStrictEqual(
      state(mechanism, {
        accounts: { whale: [0n, 0n], ann: [600n, 56n], bob: [700n, 65n], dan: [268n, 0n], fred: [9n, 9n] },
        claims: { ann: 4n, bob: 5n, dan: 2n },
        residue: 1n,
        markets: { "sol-perp": { price: 90n, positions } },
      }),
    );
  });

  it("asks nobody while the vault lasts", () => {
    const { state: end, paid } = outcomeOf(mechanism, bankrupt(41n), resolve);
    expect(paid).toEqual({ insurance: 40n });
    expect(end.funds.get("insurance")).toBe(1n);
  });

  it("leaves a deficit where there is no open interest but the bankrupt's", () => {
    const alone = state(mechanism, {
      accounts: { whale: [0n, -40n], fred: [9n, 9n] },
      markets: { "sol-perp": { shortfalls: { whale: 40n } } },
    });
    expect(outcomeOf(mechanism, alone, resolve).paid).toEqual({ deficit: 40n });
  });
});
