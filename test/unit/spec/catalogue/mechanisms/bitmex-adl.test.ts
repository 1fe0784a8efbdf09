import { describe, expect, it } from "vitest";
import { bitmexAdl } from "../../../../../spec/catalogue/mechanisms/bitmex-adl.ts";
import { after, answerTo, loss, outcomeOf, resolve, state } from "../../build.ts";
import { liquidate, mark, trade } from "../../markets/build.ts";

const { mechanism } = bitmexAdl;

/** The whale is long 10 lots at 100, and owns 60; four are short, at different prices and leverage. */
const before = state(mechanism, {
  accounts: {
    whale: [60n, 0n],
    ann: [10n, 0n],
    bob: [300n, 100n],
    cat: [5n, 0n],
    eve: [100n, 0n],
    dan: [500n, 0n],
    fred: [1000n, 0n],
  },
  funds: { "xbtusdt-insurance": 15n, "ethusdt-insurance": 100n },
  markets: {
    xbtusdt: {
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
});

/** At 90 the whale owes 100, and 40 of it are unpaid. */
const bankrupt = after(mechanism, before, mark("xbtusdt", 90n));

describe("bitmex-adl: the contract's fund, then opposing positions by profit and leverage", () => {
  it("closes them by rank at the bankruptcy price, the last one in part", () => {
    // PnL% * leverage: ann 40/400 * 360/50 = 0.72, cat 15/285 * 270/35 = 0.41, bob 150/600 * 450/450 = 0.25;
    // eve, at a loss, -20/160 / (180/120) = -0.08. By profit alone bob would come first.
    // 25 are left for 10 lots, at 87.5: 4 cost 10, 7 cost 17.5 (17), 10 cost 25.
    const { state: end, paid } = outcomeOf(mechanism, bankrupt, resolve);
    expect(paid).toEqual({ "xbtusdt-insurance": 15n, "adl/ann": 10n, "adl/cat": 7n, "adl/bob": 8n });
    expect(end).toStrictEqual(
      state(mechanism, {
        accounts: {
          whale: [0n, 0n],
          ann: [10n, 30n],
          bob: [300n, 142n],
          cat: [5n, 23n],
          eve: [100n, 20n],
          dan: [460n, 0n],
          fred: [1000n, 0n],
        },
        funds: { "ethusdt-insurance": 100n },
        claims: { ann: 10n, bob: 8n, cat: 7n },
        // bob keeps 2 of 5 lots, at what they cost: 600 * 2/5.
        markets: {
          xbtusdt: { price: 90n, positions: { bob: [-2n, -240n], eve: [-2n, -160n], dan: [4n, 360n] } },
        },
      }),
    );
  });

  it("closes nobody where the contract's fund pays all", () => {
    const full = state(mechanism, {
      accounts: { whale: [60n, 0n], ann: [0n, 0n] },
      funds: { "xbtusdt-insurance": 40n },
      markets: { xbtusdt: { price: 100n, positions: { whale: [10n, 1000n], ann: [-10n, -1000n] } } },
    });
    expect(outcomeOf(mechanism, after(mechanism, full, mark("xbtusdt", 90n)), resolve).paid).toEqual({
      "xbtusdt-insurance": 40n,
    });
  });

  it("pays a loss of no contract by nobody, whatever the funds hold", () => {
    const { state: end, paid } = outcomeOf(mechanism, after(mechanism, before, loss(5n)), resolve);
    expect(paid).toEqual({ deficit: 5n });
    expect(end).toStrictEqual({ ...before, deficit: 5n });
  });

  it("takes at most what a counterparty owns, and records the rest", () => {
    const poor = state(mechanism, {
      accounts: { whale: [0n, -40n], ann: [3n, 0n] },
      markets: {
        xbtusdt: {
          price: 90n,
          positions: { whale: [10n, 1000n], ann: [-10n, -900n] },
          shortfalls: { whale: 40n },
        },
      },
    });
    expect(outcomeOf(mechanism, poor, resolve).paid).toEqual({ "adl/ann": 3n, deficit: 37n });
  });

  it("leaves anyone who closed before the resolve out of the queue", () => {
    // ann buys its 4 lots back from dan, and cat is the first: 3 cost 7.5 (7), bob's 5 cost 20 - 7, eve's 2 the rest.
    const closed = after(mechanism, bankrupt, trade("xbtusdt", "ann", "dan", 4n, 90n));
    expect(outcomeOf(mechanism, closed, resolve).paid).toEqual({
      "xbtusdt-insurance": 15n,
      "adl/cat": 7n,
      "adl/bob": 13n,
      "adl/eve": 5n,
    });
  });

  it("lets somebody with margin take the position over before", () => {
    expect(answerTo(mechanism, bankrupt, liquidate("whale", "xbtusdt", "fred"))).toBe("accepted");
    const taken = after(mechanism, bankrupt, liquidate("whale", "xbtusdt", "fred"));
    expect(outcomeOf(mechanism, taken, resolve).paid).toEqual({ "xbtusdt-insurance": 15n, deficit: 25n });
  });
});
