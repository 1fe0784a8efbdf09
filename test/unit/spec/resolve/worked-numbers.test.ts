import { describe, expect, it } from "vitest";
import type { Rounding } from "../../../../spec/index.ts";
import {
  assessment,
  defaulterStake,
  fund,
  haircut,
  mechanism,
  outcomeOf,
  resolve,
  state,
  tranche,
} from "../build.ts";

describe("a waterfall of 500 / 100 / 50 / 800 / 400", () => {
  const five = mechanism(["1", "2", "3", "4", "5"].map((id) => fund(id)));
  const funds = { "1": 500n, "2": 100n, "3": 50n, "4": 800n, "5": 400n };

  it("pays a loss of 1200 as 500, 100, 50, 550, 0", () => {
    const { state: end, paid } = outcomeOf(five, state(five, { funds, pending: 1200n }), resolve);
    expect(paid).toEqual({ "1": 500n, "2": 100n, "3": 50n, "4": 550n });
    expect(end).toStrictEqual(state(five, { funds: { "4": 250n, "5": 400n } }));
  });

  it("pays a loss of 1800 as 500, 100, 50, 800, 350", () => {
    const { state: end, paid } = outcomeOf(five, state(five, { funds, pending: 1800n }), resolve);
    expect(paid).toEqual({ "1": 500n, "2": 100n, "3": 50n, "4": 800n, "5": 350n });
    expect(end).toStrictEqual(state(five, { funds: { "5": 50n } }));
  });

  describe("as a clearing house: margin, own stake, house, default fund, assessments", () => {
    const ccp = mechanism([
      fund("margin"),
      defaulterStake("own", "df"),
      fund("house"),
      tranche("df", "largest-remainder"),
      assessment("call", "df", "0.5", "largest-remainder"),
    ]);
    const before = (loss: bigint) =>
      state(ccp, {
        accounts: { d: [0n, -loss], m: [1000n, 0n], n: [1000n, 0n] },
        funds: { margin: 500n, house: 50n },
        stakes: { df: { d: 100n, m: 500n, n: 300n } },
      });

    it("1200", () => {
      // 550 over 500 and 300: 343.75 and 206.25.
      expect(outcomeOf(ccp, before(1200n), resolve).paid).toEqual({
        margin: 500n,
        "own/d": 100n,
        house: 50n,
        "df/m": 344n,
        "df/n": 206n,
      });
    });

    it("1800", () => {
      // 350 over bounds of 250 and 150, half the stakes before the resolve: 218.75 and 131.25.
      expect(outcomeOf(ccp, before(1800n), resolve).paid).toEqual({
        margin: 500n,
        "own/d": 100n,
        house: 50n,
        "df/m": 500n,
        "df/n": 300n,
        "call/m": 219n,
        "call/n": 131n,
      });
    });
  });
});

describe("the deleveraging example, pro rata: capital 2 1 .5 0 0, pnl 8 4 .5 -3 -12, budget 7.5", () => {
  it.each<Rounding>(["up", "down", "largest-remainder", "sequential", "unspecified"])(
    "takes 4.8, 2.4 and 0.3 at h = 0.6, in tenths, rounded %s",
    (rounding) => {
      const of = mechanism([fund("ins"), haircut("winners", "profit", rounding)]);
      const start = state(of, {
        accounts: { a: [20n, 80n], b: [10n, 40n], c: [5n, 5n], d: [0n, -30n], e: [0n, -120n] },
        funds: { ins: 75n },
      });
      // 150 lost, 75 by the fund: the budget is 75 of 125 profit.
      const { state: end, paid } = outcomeOf(of, start, resolve);
      expect(paid).toEqual({ ins: 75n, "winners/a": 48n, "winners/b": 24n, "winners/c": 3n });
      expect(end).toStrictEqual(
        state(of, {
          accounts: { a: [20n, 32n], b: [10n, 16n], c: [5n, 2n], d: [0n, 0n], e: [0n, 0n] },
          claims: { a: 48n, b: 24n, c: 3n },
        }),
      );
    },
  );
});

describe("the deleveraging example as a queue, with account 2 before account 1", () => {
  it("takes 3.5, 4 and 0, in tenths", () => {
    const of = mechanism([fund("ins"), haircut("winners", "profit", "up", undefined, "queue")]);
    const start = state(of, {
      accounts: { "2": [10n, 40n], one: [20n, 80n], three: [5n, 5n], four: [0n, -30n], five: [0n, -120n] },
      funds: { ins: 75n },
    });
    expect(outcomeOf(of, start, resolve).paid).toEqual({ ins: 75n, "winners/2": 40n, "winners/one": 35n });
  });
});

describe("the marginfi example: 100 shares at 1.0, insurance 10, debt 30.7", () => {
  it("socializes 20.7 and leaves each share 0.793, in thousandths", () => {
    const bank = mechanism([fund("ins"), haircut("depositors", "capital", "up")]);
    const start = state(bank, {
      accounts: { a: [60_000n, 0n], b: [40_000n, 0n] },
      funds: { ins: 10_000n },
      pending: 30_700n,
    });
    const { state: end, paid } = outcomeOf(bank, start, resolve);
    // 20,700 of 100,000: 12,420 and 8,280; 60 and 40 shares are left with 47,580 and 31,720.
    expect(paid).toEqual({ ins: 10_000n, "depositors/a": 12_420n, "depositors/b": 8_280n });
    expect(end.accounts).toEqual(
      new Map([
        ["a", { capital: 60n * 793n, pnl: 0n }],
        ["b", { capital: 40n * 793n, pnl: 0n }],
      ]),
    );
  });
});

describe("variation margin gains haircutting: h = min(1, L / sum of gains)", () => {
  const vmgh = mechanism([haircut("gains", "profit", "up")]);
  const gains = { accounts: { a: [0n, 300n], b: [0n, 100n] } } as const;

  it("cuts a part", () => {
    const { paid } = outcomeOf(vmgh, state(vmgh, { ...gains, pending: 100n }), resolve);
    expect(paid).toEqual({ "gains/a": 75n, "gains/b": 25n });
  });

  it("cuts at most everything", () => {
    const { paid } = outcomeOf(vmgh, state(vmgh, { ...gains, pending: 500n }), resolve);
    expect(paid).toEqual({ "gains/a": 300n, "gains/b": 100n, deficit: 100n });
  });
});
