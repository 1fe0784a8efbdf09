import { describe, expect, it } from "vitest";
import { binanceAdl } from "../../../../../spec/catalogue/mechanisms/binance-adl.ts";
import { after, outcomeOf, realize, resolve, state } from "../../build.ts";
import { mark } from "../../markets/build.ts";

const { mechanism } = binanceAdl;

const bankrupt = after(
  mechanism,
  state(mechanism, {
    accounts: {
      whale: [7_500n, 0n],
      ann: [2_000n, 0n],
      bob: [50_000n, 10_000n],
      cat: [1_000n, 0n],
      dan: [5_000n, 0n],
    },
    funds: { insurance: 1_001n },
    markets: {
      btcusdt: {
        price: 10_000n,
        positions: {
          whale: [10n, 100_000n],
          ann: [-4n, -40_000n],
          bob: [-5n, -60_000n],
          cat: [-3n, -28_500n],
          dan: [2n, 20_000n],
        },
      },
    },
  }),
  mark("btcusdt", 9_000n),
);

describe("binance-adl: insurance, then opposing positions by LeveragePnL", () => {
  it("closes them by rank at the bankruptcy price, the last one in part", () => {
    // Profit / wallet * maintenance / equity, the maintenance 0.004 of 9000 a lot:
    // cat 3000/1000 * 108/4000 = 0.081, ann 4000/2000 * 144/6000 = 0.048, bob 15000/50000 * 180/65000 = 0.0008.
    // 1499 are left for 10 lots: 3 cost 449.7 (449), 7 cost 1049.3 (1049), 10 cost 1499.
    const { state: end, paid } = outcomeOf(mechanism, bankrupt, resolve);
    expect(paid).toEqual({ insurance: 1_001n, "adl/cat": 449n, "adl/ann": 600n, "adl/bob": 450n });
    expect(end).toStrictEqual(
      state(mechanism, {
        accounts: {
          whale: [0n, 0n],
          ann: [2_000n, 3_400n],
          bob: [50_000n, 14_550n],
          cat: [1_000n, 2_551n],
          dan: [3_000n, 0n],
        },
        claims: { ann: 600n, bob: 450n, cat: 449n },
        markets: {
          btcusdt: { price: 9_000n, positions: { bob: [-2n, -24_000n], dan: [2n, 20_000n] } },
        },
      }),
    );
  });

  it("differs from the real queue where profit is realized and the position kept: it ranks last", () => {
    // cat 0/4000: ann's 4 lots cost 599.6 (599), bob's 5 1349.1 (1349) less that, and cat the last one of 3.
    const end = after(mechanism, bankrupt, realize("cat"));
    expect(outcomeOf(mechanism, end, resolve).paid).toEqual({
      insurance: 1_001n,
      "adl/ann": 599n,
      "adl/bob": 750n,
      "adl/cat": 150n,
    });
  });
});
