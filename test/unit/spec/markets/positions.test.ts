import { describe, expect, it } from "vitest";
import {
  addLots,
  atoms,
  exposureIn,
  profitIn,
  type MarketState,
  type Position,
} from "../../../../spec/index.ts";

const position = (lots: bigint, cost: bigint): Position => ({ lots, cost: atoms(cost) });

type Row = readonly [
  what: string,
  before: readonly [lots: bigint, cost: bigint],
  taken: readonly [lots: bigint, price: bigint],
  after: readonly [lots: bigint, cost: bigint],
];

const becomes = (rows: readonly Row[]): void => {
  it.each(rows)("%s: %s, taking %s, is %s", (_, [lots, cost], [more, price], [held, kept]) => {
    expect(addLots(position(lots, cost), more, atoms(price))).toStrictEqual(position(held, kept));
  });
};

describe("a position that grows (17.4)", () => {
  becomes([
    ["bought from nothing", [0n, 0n], [4n, 25n], [4n, 100n]],
    ["sold from nothing", [0n, 0n], [-4n, 25n], [-4n, -100n]],
    ["one lot at one atom", [0n, 0n], [1n, 1n], [1n, 1n]],
    ["bought more, at another price", [4n, 100n], [2n, 40n], [6n, 180n]],
    ["sold more, at another price", [-4n, -100n], [-2n, 10n], [-6n, -120n]],
  ]);
});

describe("a position that shrinks", () => {
  becomes([
    // 100 * 3/4 = 75, whatever the price of the closing.
    ["bought, at its own price", [4n, 100n], [-1n, 25n], [3n, 75n]],
    ["bought, far above it", [4n, 100n], [-1n, 9_000n], [3n, 75n]],
    ["sold, far above it", [-4n, -100n], [1n, 9_000n], [-3n, -75n]],
    // 10 * 2/3 = 6 2/3, 10 * 1/3 = 3 1/3: up.
    ["bought, rounded up", [3n, 10n], [-1n, 5n], [2n, 7n]],
    ["bought, rounded up from a third", [3n, 10n], [-2n, 5n], [1n, 4n]],
    ["sold, rounded up in magnitude", [-3n, -10n], [1n, 5n], [-2n, -7n]],
    ["sold, rounded up from a third", [-3n, -10n], [2n, 5n], [-1n, -4n]],
    // 7 * 6/7 = 6 exactly, 8 * 6/7 = 6 6/7.
    ["at the least cost there is", [7n, 7n], [-1n, 1n], [6n, 6n]],
    ["an atom above the least cost", [7n, 8n], [-1n, 1n], [6n, 7n]],
    // (2^100 + 1) / 2 = 2^99 + 1/2.
    ["in exact integers", [2n, 2n ** 100n + 1n], [-1n, 1n], [1n, 2n ** 99n + 1n]],
  ]);
});

describe("a position that closes", () => {
  becomes([
    ["bought", [3n, 10n], [-3n, 5n], [0n, 0n]],
    ["sold", [-3n, -10n], [3n, 5n], [0n, 0n]],
  ]);
});

describe("a position that passes through 0", () => {
  becomes([
    // What is beyond is new: its cost is at the price alone.
    ["from bought to sold", [3n, 10n], [-5n, 4n], [-2n, -8n]],
    ["from sold to bought", [-3n, -10n], [5n, 4n], [2n, 8n]],
    ["by one lot", [3n, 10n], [-4n, 9n], [-1n, -9n]],
  ]);
});

describe("taking no lots", () => {
  becomes([
    ["of a purchase", [3n, 10n], [0n, 5n], [3n, 10n]],
    ["of a sale", [-3n, -10n], [0n, 5n], [-3n, -10n]],
    ["of nothing", [0n, 0n], [0n, 5n], [0n, 0n]],
  ]);
});

describe("closing lot by lot", () => {
  it("rounds up each time, and ends at nothing", () => {
    // 10 -> ceil(10 * 3/4) = 8 -> ceil(8 * 2/3) = 6 -> 3 -> 0.
    const costs = [position(4n, 10n)];
    for (let i = 0; i < 4; i++) costs.push(addLots(costs[i] ?? position(0n, 0n), -1n, atoms(1n)));
    expect(costs.map(({ lots, cost }) => [lots, cost])).toEqual([
      [4n, 10n],
      [3n, 8n],
      [2n, 6n],
      [1n, 3n],
      [0n, 0n],
    ]);
  });
});

describe("exposure and profit (17.3)", () => {
  const at = (price: bigint): MarketState => ({
    price: atoms(price),
    positions: new Map([
      ["long", position(3n, 300n)],
      ["short", position(-3n, -310n)],
    ]),
    shortfalls: new Map(),
  });

  it.each([
    // |q| * M; q * M - K.
    [100n, "long", 300n, 0n],
    [110n, "long", 330n, 30n],
    [90n, "long", 270n, -30n],
    [100n, "short", 300n, 10n], // -300 + 310
    [110n, "short", 330n, -20n],
    [90n, "short", 270n, 40n],
    [100n, "nobody", 0n, 0n],
  ])("at %s, %s has an exposure of %s and a profit of %s", (price, who, exposure, profit) => {
    expect([exposureIn(at(price), who), profitIn(at(price), who)]).toEqual([exposure, profit]);
  });
});
