import { describe, expect, it } from "vitest";
import {
  assessment,
  haircut,
  mechanism,
  outcomeOf,
  type Parts,
  resolve,
  state,
  tranche,
} from "../../build.ts";

/** All that one account alone can be called for. */
const bound = (multiple: string, capital: bigint, stake: bigint): bigint => {
  const call = mechanism([assessment("call", "df", multiple), tranche("df")]);
  const { paid } = outcomeOf(
    call,
    state(call, { accounts: { a: [capital, 1000n] }, stakes: { df: { a: stake } }, pending: 10n ** 6n }),
    resolve,
  );
  return paid["call/a"] ?? 0n;
};

describe("the bound min(C, floor(multiple * stake)) (5.4)", () => {
  it.each<[string, string, bigint, bigint, bigint]>([
    ["a multiple of the stake", "2", 100n, 30n, 60n],
    ["no more than the capital", "2", 50n, 30n, 50n],
    ["exactly the capital", "2", 60n, 30n, 60n],
    ["rounded down: 2.5 * 3 = 7.5", "2.5", 100n, 3n, 7n],
    ["rounded down to nothing: 0.3 * 3 = 0.9", "0.3", 100n, 3n, 0n],
    ["nothing at multiple 0", "0", 100n, 30n, 0n],
    ["nothing without a stake", "2", 100n, 0n, 0n],
    ["nothing without capital, whatever the profit", "2", 0n, 30n, 0n],
  ])("%s", (_, multiple, capital, stake, expected) => {
    expect(bound(multiple, capital, stake)).toBe(expected);
  });
});

describe("assessment", () => {
  const call = mechanism([assessment("call", "df", "0.5", "largest-remainder"), tranche("df")]);

  it("is paid out of capital, in proportion to the bounds", () => {
    const { state: end, paid } = outcomeOf(
      call,
      state(call, {
        accounts: { a: [100n, 8n], b: [10n, 0n], c: [50n, 0n] },
        stakes: { df: { a: 40n, b: 60n } },
        pending: 18n,
      }),
      resolve,
    );
    // Bounds 20 and min(10, 30) = 10: 18 is divided 12 and 6. c has no stake.
    expect(paid).toEqual({ "call/a": 12n, "call/b": 6n });
    expect(end).toStrictEqual(
      state(call, {
        accounts: { a: [88n, 8n], b: [4n, 0n], c: [50n, 0n] },
        stakes: { df: { a: 40n, b: 60n } },
        claims: { a: 12n, b: 6n },
      }),
    );
  });

  it("does not call defaulters", () => {
    const { paid } = outcomeOf(
      call,
      state(call, { accounts: { a: [100n, 0n], d: [0n, -8n] }, stakes: { df: { a: 10n, d: 1000n } } }),
      resolve,
    );
    expect(paid).toEqual({ "call/a": 5n, "df/a": 3n });
  });

  it("is bounded by the stakes as they stood when the resolve began", () => {
    const later = mechanism([tranche("df", "up"), assessment("call", "df", "1.5")]);
    const { paid } = outcomeOf(
      later,
      state(later, { accounts: { a: [100n, 0n] }, stakes: { df: { a: 4n } }, pending: 20n }),
      resolve,
    );
    // The tranche takes the whole stake of 4; the bound is still floor(1.5 * 4) = 6.
    expect(paid).toEqual({ "df/a": 4n, "call/a": 6n, deficit: 10n });
  });

  it("is bounded by the capital that is left when it is reached", () => {
    const later = mechanism([
      haircut("cut", "capital", "up", "0.5"),
      assessment("call", "df", "3"),
      tranche("df"),
    ]);
    const parts: Parts = { accounts: { a: [10n, 0n] }, stakes: { df: { a: 4n } }, pending: 20n };
    const { state: end, paid } = outcomeOf(later, state(later, parts), resolve);
    // The cut takes 5 of 10; min(5, 12) = 5; then the stake of 4; 20 - 14 = 6 are left.
    expect(paid).toEqual({ "cut/a": 5n, "call/a": 5n, "df/a": 4n, deficit: 6n });
    expect(end).toStrictEqual(state(later, { accounts: { a: [0n, 0n] }, claims: { a: 14n }, deficit: 6n }));
  });

  it("rounds as it says", () => {
    const rounded = (rounding: "up" | "down" | "sequential"): Readonly<Record<string, bigint>> => {
      const by = mechanism([assessment("call", "df", "1", rounding), tranche("df")]);
      const parts: Parts = {
        accounts: { a: [9n, 0n], b: [9n, 0n] },
        stakes: { df: { a: 3n, b: 3n } },
        pending: 3n,
      };
      return outcomeOf(by, state(by, parts), resolve).paid;
    };
    // 3 over 3 and 3: 1.5 each.
    expect(rounded("up")).toEqual({ "call/a": 2n, "call/b": 2n, surplus: 1n });
    expect(rounded("sequential")).toEqual({ "call/a": 1n, "call/b": 2n });
    // The gap of 1 goes on to the tranche, where 0.5 each rounds up.
    expect(rounded("down")).toEqual({ "call/a": 1n, "call/b": 1n, "df/a": 1n, "df/b": 1n, surplus: 1n });
  });
});
