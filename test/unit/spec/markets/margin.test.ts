import { describe, expect, it } from "vitest";
import type { Action } from "../../../../spec/index.ts";
import {
  answerTo,
  deposit,
  fee,
  fund,
  mechanism,
  type Parts,
  realize,
  stake,
  state,
  tranche,
  unstake,
  withdraw,
} from "../build.ts";
import { liquidate, market, trade } from "./build.ts";

const venue = mechanism([fund("ins"), tranche("df")], {
  markets: [
    market("btc", 100n, { positionLimit: 10n }), // a tenth: 10 a lot
    market("eth", 10n, { initialMargin: "0.25" }), // 2.5 a lot
    market("free", 100n, { initialMargin: "0" }),
    market("sol", 10n, { initialMargin: "0.25", maintenanceMargin: "0.01" }),
  ],
});

const rich = [10_000n, 0n] as const;
type Markets = NonNullable<Parts["markets"]>;

/** The answer where `a` owns this much and everybody else has plenty. */
const on = (a: readonly [bigint, bigint], markets: Markets, action: Action): string =>
  answerTo(
    venue,
    state(venue, { accounts: { a, b: rich, c: rich }, stakes: { df: { a: 50n } }, markets }),
    action,
  );

type Row = readonly [
  what: string,
  enough: readonly [capital: bigint, pnl: bigint],
  tooLittle: readonly [capital: bigint, pnl: bigint],
  Markets,
  Action,
];

const needs = (rows: readonly Row[]): void => {
  it.each(rows)("%s: %s is enough, %s is not", (_, enough, tooLittle, markets, action) => {
    expect(on(enough, markets, action)).toBe("accepted");
    expect(on(tooLittle, markets, action)).toBe("insufficient-margin");
  });
};

const long = (lots: bigint): Markets => ({
  btc: { positions: { a: [lots, lots * 100n], b: [-lots, -lots * 100n] } },
});

describe("a position that grows needs the initial margin", () => {
  needs([
    ["a purchase", [30n, 0n], [29n, 0n], {}, trade("btc", "a", "b", 3n, 100n)],
    ["a sale", [30n, 0n], [29n, 0n], {}, trade("btc", "b", "a", 3n, 100n)],
    ["profit counts", [20n, 10n], [20n, 9n], {}, trade("btc", "a", "b", 3n, 100n)],
    ["of all its lots", [50n, 0n], [49n, 0n], long(2n), trade("btc", "a", "b", 3n, 100n)],
    // 2.5 is rounded up.
    ["an odd lot", [3n, 0n], [2n, 0n], {}, trade("eth", "a", "b", 1n, 10n)],
    // 3 in each market, not ceil(5) in both.
    [
      "two odd lots in two markets",
      [6n, 0n],
      [5n, 0n],
      { sol: { positions: { a: [-1n, -10n], b: [1n, 10n] } } },
      trade("eth", "a", "b", 1n, 10n),
    ],
    ["after it paid above the mark", [20n, 0n], [19n, 0n], {}, trade("btc", "a", "b", 1n, 110n)],
    ["after it was paid above the mark", [5n, 0n], [4n, 0n], {}, trade("btc", "b", "a", 1n, 105n)],
    // It gains 3, and the margin is 10 at the mark, not 9.7 at the price.
    ["at the mark, not the price", [7n, 0n], [6n, 0n], {}, trade("btc", "a", "b", 1n, 97n)],
    // From +2 to -3: 30.
    ["turned, and larger", [30n, 0n], [29n, 0n], long(2n), trade("btc", "b", "a", 5n, 100n)],
    [
      "taken over",
      [30n, 0n],
      [29n, 0n],
      { btc: { positions: { b: [3n, 300n], c: [-3n, -300n] } } },
      liquidate("b", "btc", "a"),
    ],
  ]);

  it("may be met by the price alone", () => {
    // Sells 1 at 110: a profit of 10, and a margin of 10.
    expect(on([0n, 0n], {}, trade("btc", "b", "a", 1n, 110n))).toBe("accepted");
    expect(on([0n, 0n], {}, trade("btc", "b", "a", 1n, 109n))).toBe("insufficient-margin");
  });
  it("of 0 needs no money, but no debt either", () => {
    expect(on([0n, 0n], {}, trade("free", "a", "b", 1_000n, 100n))).toBe("accepted");
    expect(on([0n, 0n], {}, trade("free", "a", "b", 1n, 101n))).toBe("insufficient-margin");
  });
});

describe("a position that does not grow needs only not to be in debt", () => {
  // The initial margin of 5 lots is 50.
  needs([
    ["sold below the mark", [1n, 0n], [0n, 0n], long(5n), trade("btc", "b", "a", 1n, 99n)],
    ["sold below it, with profit", [1n, 4n], [1n, 3n], long(5n), trade("btc", "b", "a", 5n, 99n)],
    ["turned, and smaller", [9n, 0n], [8n, 0n], long(5n), trade("btc", "b", "a", 9n, 99n)],
    ["turned, and as large", [10n, 0n], [9n, 0n], long(5n), trade("btc", "b", "a", 10n, 99n)],
  ]);
  it("at the mark, nothing", () => {
    expect(on([0n, 0n], long(5n), trade("btc", "b", "a", 1n, 100n))).toBe("accepted");
    expect(on([0n, 0n], long(5n), liquidate("b", "btc", "a"))).toBe("accepted");
  });
  it("taken over and as large, nothing", () => {
    // From +5 by -10 to -5.
    const markets = { btc: { positions: { a: [5n, 500n], b: [-10n, -1000n], c: [5n, 500n] } } } as const;
    expect(on([0n, 0n], markets, liquidate("b", "btc", "a"))).toBe("accepted");
  });
});

describe("who is not asked", () => {
  it("the account that is liquidated", () => {
    const markets = {
      btc: { positions: { a: [9n, 900n], b: [-9n, -900n] } },
      eth: { positions: { a: [1n, 10n], b: [-1n, -10n] } },
    } as const;
    expect(on([0n, 0n], markets, liquidate("a", "btc", "c"))).toBe("accepted");
  });
  it.each<[string, Action]>([
    ["a fee", fee("a", "ins", 1n)],
    ["an unstake", unstake("a", "df", 50n)],
    ["a realize", realize("a")],
    ["a deposit", deposit("a", 1n)],
  ])("%s", (_, action) => {
    expect(on([1n, 1n], long(5n), action)).toBe("accepted");
  });
});

describe.each([
  ["withdraw", (amount: bigint) => withdraw("a", amount)],
  ["stake", (amount: bigint) => stake("a", "df", amount)],
] as const)("a %s leaves the initial margin", (_, takeOut) => {
  it.each<[string, readonly [bigint, bigint], Markets, most: bigint]>([
    ["of a position", [100n, 0n], long(3n), 70n],
    ["met by profit in part", [60n, 40n], long(5n), 50n],
    // 2.5 a lot, up to 3; and 30.
    [
      "of every position",
      [100n, 0n],
      { ...long(3n), eth: { positions: { a: [-1n, -10n], b: [1n, 10n] } } },
      67n,
    ],
    ["at the mark", [100n, 0n], { btc: { ...long(3n).btc, price: 150n } }, 55n],
  ])("%s: %s, %s", (_, a, markets, most) => {
    expect(on(a, markets, takeOut(most))).toBe("accepted");
    expect(on(a, markets, takeOut(most + 1n))).toBe("insufficient-margin");
  });

  it.each<[string, readonly [bigint, bigint], Markets]>([
    ["met by profit alone", [60n, 50n], long(5n)],
    ["of no position", [60n, 0n], {}],
    ["of others' positions", [60n, 0n], { btc: { positions: { b: [1n, 100n], c: [-1n, -100n] } } }],
    ["of 0", [60n, 0n], { free: { positions: { a: [9n, 900n], b: [-9n, -900n] } } }],
  ])("%s: all capital may go", (_, a, markets) => {
    expect(on(a, markets, takeOut(60n))).toBe("accepted");
    expect(on(a, markets, takeOut(61n))).toBe("insufficient-capital");
  });

  it("already below it, nothing may go", () => {
    expect(on([49n, 0n], long(5n), takeOut(1n))).toBe("insufficient-margin");
  });
});

describe("position-limit, 10 lots", () => {
  const held = (lots: bigint): Markets => ({
    btc: { positions: { a: [lots, lots * 100n], b: [-lots, -lots * 100n] } },
  });
  const limit = (from: bigint, action: Action): string => on(rich, held(from), action);

  it.each<[string, from: bigint, (lots: bigint) => Action, most: bigint]>([
    ["bought", 0n, (lots) => trade("btc", "a", "b", lots, 100n), 10n],
    ["sold", 0n, (lots) => trade("btc", "b", "a", lots, 100n), 10n],
    ["bought more", 4n, (lots) => trade("btc", "a", "c", lots, 100n), 6n],
    ["sold more", -4n, (lots) => trade("btc", "c", "a", lots, 100n), 6n],
    ["turned", 4n, (lots) => trade("btc", "b", "a", lots, 100n), 14n],
  ])("%s, from %s", (_, from, act, most) => {
    expect(limit(from, act(most))).toBe("accepted");
    expect(limit(from, act(most + 1n))).toBe("position-limit");
  });

  it("taken over", () => {
    const markets = (lots: bigint): Markets => ({
      btc: { positions: { a: [4n, 400n], b: [lots, lots * 100n], c: [-4n - lots, -400n - lots * 100n] } },
    });
    expect(on(rich, markets(6n), liquidate("b", "btc", "a"))).toBe("accepted");
    expect(on(rich, markets(7n), liquidate("b", "btc", "a"))).toBe("position-limit");
  });

  it.each<[string, Action, string]>([
    // Beyond the limit from the genesis on: 14 lots.
    ["less, but still beyond", trade("btc", "c", "a", 1n, 100n), "accepted"],
    ["more", trade("btc", "a", "c", 1n, 100n), "position-limit"],
    ["turned, and smaller", trade("btc", "b", "a", 27n, 100n), "accepted"],
    ["turned, and as large", trade("btc", "b", "a", 28n, 100n), "accepted"],
    ["turned, and larger", trade("btc", "b", "a", 29n, 100n), "position-limit"],
  ])("is about growing: from 14, %s", (_, action, expected) => {
    expect(limit(14n, action)).toBe(expected);
  });

  it("counts lots of its own market alone", () => {
    expect(on(rich, held(10n), trade("eth", "a", "c", 100n, 10n))).toBe("accepted");
  });

  it("of 0 lets nobody in", () => {
    const shut = mechanism([], { markets: [market("btc", 100n, { positionLimit: 0n })] });
    const two = state(shut, { accounts: { a: rich, b: rich } });
    expect(answerTo(shut, two, trade("btc", "a", "b", 1n, 100n))).toBe("position-limit");
  });
});
