import { describe, expect, it } from "vitest";
import type { Action } from "../../../../spec/index.ts";
import { after, deposit, fund, haircut, mechanism, outcomeOf, type Parts, state, tranche } from "../build.ts";
import { liquidate, mark, market, trade } from "./build.ts";

const venue = mechanism([fund("ins"), tranche("df"), haircut("winners", "profit")], {
  markets: [market("btc", 100n), market("eth", 10n)],
});

const accounts = { a: [100n, 7n], b: [80n, 0n], c: [200n, 0n], broke: [0n, -20n] } as const;
const btc = {
  positions: { a: [3n, 290n], b: [-5n, -505n], c: [2n, 210n] },
  shortfalls: { broke: 12n },
} as const;
const eth = { positions: { a: [-2n, -20n], c: [2n, 22n] } } as const;

/** A venue where every part is in use, so that a stray change of any of them shows. */
const busy: Parts = {
  accounts,
  funds: { ins: 30n },
  stakes: { df: { a: 10n, broke: 4n } },
  claims: { a: 3n, broke: 1n },
  pending: 9n,
  deficit: 6n,
  residue: 1n,
  markets: { btc, eth },
};

const become = (action: Action, parts: Parts, before: Parts = busy): void => {
  expect(outcomeOf(venue, state(venue, before), action)).toStrictEqual({
    state: state(venue, { ...before, ...parts }),
    paid: {}, // 9.2: only what resolves or recovers has receipts
  });
};

describe("trade", () => {
  it("at the mark moves lots, and no money", () => {
    become(trade("btc", "c", "b", 1n, 100n), {
      markets: {
        btc: { ...btc, positions: { ...btc.positions, b: [-6n, -605n], c: [3n, 310n] } },
        eth,
      },
    });
  });
  it("above the mark costs the buyer the difference", () => {
    // 2 * (100 - 104) = -8.
    become(trade("btc", "c", "b", 2n, 104n), {
      accounts: { ...accounts, b: [80n, 8n], c: [192n, 0n] },
      markets: {
        btc: { ...btc, positions: { ...btc.positions, b: [-7n, -713n], c: [4n, 418n] } },
        eth,
      },
    });
  });
  it("below the mark costs the seller the difference", () => {
    become(trade("btc", "c", "b", 1n, 95n), {
      accounts: { ...accounts, b: [75n, 0n], c: [200n, 5n] },
      markets: {
        btc: { ...btc, positions: { ...btc.positions, b: [-6n, -600n], c: [3n, 305n] } },
        eth,
      },
    });
  });
  it("takes a loss out of profit, then out of capital", () => {
    // a loses 50: 7 of profit, 43 of capital. c closes one lot of two: 210 / 2.
    become(trade("btc", "a", "c", 1n, 150n), {
      accounts: { ...accounts, a: [57n, 0n], c: [200n, 50n] },
      markets: {
        btc: { ...btc, positions: { ...btc.positions, a: [4n, 440n], c: [1n, 105n] } },
        eth,
      },
    });
  });
  it("closes: nothing of the position is left", () => {
    // b keeps 2 of 5 lots: 505 * 2/5 = 202.
    become(trade("btc", "b", "a", 3n, 110n), {
      accounts: { ...accounts, a: [100n, 37n], b: [50n, 0n] },
      markets: { btc: { ...btc, positions: { b: [-2n, -202n], c: [2n, 210n] } }, eth },
    });
  });
  it("turns a purchase into a sale", () => {
    become(trade("btc", "c", "a", 5n, 101n), {
      accounts: { ...accounts, a: [100n, 12n], c: [195n, 0n] },
      markets: {
        btc: { ...btc, positions: { ...btc.positions, a: [-2n, -202n], c: [7n, 715n] } },
        eth,
      },
    });
  });
  it("stays in its market", () => {
    become(trade("eth", "b", "a", 3n, 10n), {
      markets: { btc, eth: { positions: { ...eth.positions, a: [-5n, -50n], b: [3n, 30n] } } },
    });
  });
});

describe("mark", () => {
  it("up: who bought gains, who sold pays", () => {
    become(mark("btc", 110n), {
      accounts: { ...accounts, a: [100n, 37n], b: [30n, 0n], c: [200n, 20n] },
      markets: { btc: { ...btc, price: 110n }, eth },
    });
  });
  it("down: who sold gains, who bought pays", () => {
    // a: 3 * 20 = 60, 7 of profit and 53 of capital.
    become(mark("btc", 80n), {
      accounts: { ...accounts, a: [47n, 0n], b: [80n, 100n], c: [160n, 0n] },
      markets: { btc: { ...btc, price: 80n }, eth },
    });
  });
  it("stays in its market", () => {
    become(mark("eth", 14n), {
      accounts: { ...accounts, a: [99n, 0n], c: [200n, 8n] },
      markets: { btc, eth: { ...eth, price: 14n } },
    });
  });
  it("where the price was, changes nothing", () => {
    become(mark("btc", 100n), {});
  });
  it("that a loser can just pay leaves no shortfall", () => {
    // b: 5 * 16 = 80.
    become(mark("btc", 116n), {
      accounts: { ...accounts, a: [100n, 55n], b: [0n, 0n], c: [200n, 32n] },
      markets: { btc: { ...btc, price: 116n }, eth },
    });
  });
  it("that a loser cannot pay adds its shortfall (17.5)", () => {
    // b: 5 * 17 = 85, 5 more than it has.
    become(mark("btc", 117n), {
      accounts: { ...accounts, a: [100n, 58n], b: [0n, -5n], c: [200n, 34n] },
      markets: { btc: { ...btc, price: 117n, shortfalls: { broke: 12n, b: 5n } }, eth },
    });
  });
  it("that a loser cannot pay by an atom leaves a shortfall of one", () => {
    const short = { ...accounts, b: [84n, 0n] } as const;
    become(
      mark("btc", 117n),
      {
        accounts: { ...accounts, a: [100n, 58n], b: [0n, -1n], c: [200n, 34n] },
        markets: { btc: { ...btc, price: 117n, shortfalls: { broke: 12n, b: 1n } }, eth },
      },
      { ...busy, accounts: short },
    );
  });
  it("that nobody can pay makes everybody's shortfall, gains being paid in full", () => {
    // Down by 70: a loses 210 and has 107; c 140 and has 20; b gains 350.
    const poor = { ...accounts, c: [20n, 0n] } as const;
    become(
      mark("btc", 30n),
      {
        accounts: { ...poor, a: [0n, -103n], b: [80n, 350n], c: [0n, -120n] },
        markets: { btc: { ...btc, price: 30n, shortfalls: { broke: 12n, a: 103n, c: 120n } }, eth },
      },
      { ...busy, accounts: poor },
    );
  });
  it("of a market without positions only moves the price", () => {
    const empty: Parts = { ...busy, markets: { btc } };
    become(mark("eth", 1_000n), { markets: { btc, eth: { price: 1_000n } } }, empty);
  });
});

describe("liquidate", () => {
  it("passes a purchase on at the mark, and nothing settles", () => {
    // c has 2 at 210, and takes 3 at 100.
    become(liquidate("a", "btc", "c"), {
      markets: { btc: { ...btc, positions: { b: [-5n, -505n], c: [5n, 510n] } }, eth },
    });
  });
  it("passes a sale on to one who had nothing in the market", () => {
    become(liquidate("a", "eth", "b"), {
      markets: { btc, eth: { positions: { b: [-2n, -20n], c: [2n, 22n] } } },
    });
  });
  it("closes against the other side", () => {
    become(liquidate("a", "eth", "c"), { markets: { btc } });
  });
  it("closes a part of the other side", () => {
    // b keeps 2 of 5: 202. Then 3 of 5: 303.
    become(liquidate("a", "btc", "b"), {
      markets: { btc: { ...btc, positions: { b: [-2n, -202n], c: [2n, 210n] } }, eth },
    });
    become(liquidate("c", "btc", "b"), {
      markets: { btc: { ...btc, positions: { a: [3n, 290n], b: [-3n, -303n] } }, eth },
    });
  });
  it("turns the other side", () => {
    become(liquidate("b", "btc", "a"), {
      markets: { btc: { ...btc, positions: { a: [-2n, -200n], c: [2n, 210n] } }, eth },
    });
  });
  it("without a position changes nothing", () => {
    become(liquidate("broke", "btc", "c"), {});
    become(liquidate("b", "eth", "c"), {});
  });
  it("of an insolvent account leaves its loss and its shortfall where they are", () => {
    const held: Parts = {
      ...busy,
      markets: { btc, eth: { positions: { broke: [-2n, -20n], c: [2n, 22n] } } },
    };
    become(
      liquidate("broke", "eth", "a"),
      { markets: { btc, eth: { positions: { a: [-2n, -20n], c: [2n, 22n] } } } },
      held,
    );
  });
});

describe("a life in a market", () => {
  it("adds up", () => {
    const calm = mechanism([], { markets: [market("btc", 100n)] });
    const end = after(
      calm,
      state(calm),
      deposit("x", 100n),
      deposit("y", 100n),
      deposit("z", 100n),
      trade("btc", "x", "y", 4n, 99n), // x: +4 at 396; y: -4
      mark("btc", 105n),
      trade("btc", "z", "x", 1n, 110n), // x keeps 3: 396 * 3/4 = 297
      mark("btc", 90n),
      liquidate("y", "btc", "z"), // z: -4 against +1 at 90, -3 at 270
      mark("btc", 91n),
    );
    // x: +4 (100 - 99), +20, +5 (110 - 105), -45, +3 = 100 - 16 capital after 29 of profit went, then +3.
    // y: -4, -20, +60. z: -5 (105 - 110), -15, -3.
    expect(end).toStrictEqual(
      state(calm, {
        accounts: { x: [84n, 3n], y: [76n, 60n], z: [77n, 0n] },
        markets: { btc: { price: 91n, positions: { x: [3n, 297n], z: [-3n, -270n] } } },
      }),
    );
  });
});
