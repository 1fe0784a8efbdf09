import { describe, expect, it } from "vitest";
import type { Action } from "../../../../spec/index.ts";
import {
  after,
  deposit,
  fee,
  fund,
  haircut,
  loss,
  mechanism,
  outcomeOf,
  type Parts,
  realize,
  settle,
  stake,
  state,
  topUp,
  tranche,
  unstake,
  withdraw,
} from "../build.ts";

const house = mechanism(
  [fund("ins"), fund("own"), tranche("df"), tranche("junior"), haircut("winners", "profit")],
  { exits: "open" },
);

/** A venue where every part is in use, so that a stray change of any of them shows. */
const busy: Parts = {
  accounts: { a: [100n, 7n], b: [50n, 0n], broke: [0n, -20n] },
  funds: { ins: 30n, own: 5n },
  stakes: { df: { a: 10n, broke: 4n }, junior: { a: 2n } },
  claims: { a: 3n, broke: 1n },
  pending: 9n,
  deficit: 6n,
  residue: 1n,
};

const become = (action: Action, parts: Parts): void => {
  expect(outcomeOf(house, state(house, busy), action)).toStrictEqual({
    state: state(house, { ...busy, ...parts }),
    paid: {}, // 9.2: only resolve and recover have receipts
  });
};

const accounts = { a: [100n, 7n], b: [50n, 0n], broke: [0n, -20n] } as const;

describe("deposit", () => {
  it("adds to capital", () => {
    become(deposit("a", 4n), { accounts: { ...accounts, a: [104n, 7n] } });
  });
  it("makes a newcomer known", () => {
    become(deposit("new", 4n), { accounts: { ...accounts, new: [4n, 0n] } });
  });
  it("pays part of what the account owes", () => {
    become(deposit("broke", 19n), { accounts: { ...accounts, broke: [0n, -1n] } });
  });
  it("pays all that the account owes, the rest is capital", () => {
    become(deposit("broke", 25n), { accounts: { ...accounts, broke: [5n, 0n] } });
  });
});

describe("withdraw", () => {
  it("takes from capital, not from profit", () => {
    become(withdraw("a", 60n), { accounts: { ...accounts, a: [40n, 7n] } });
  });
  it("takes all capital, and the account stays known", () => {
    become(withdraw("b", 50n), { accounts: { ...accounts, b: [0n, 0n] } });
  });
});

describe("stake", () => {
  it("moves capital into a new stake", () => {
    become(stake("b", "df", 20n), {
      accounts: { ...accounts, b: [30n, 0n] },
      stakes: { df: { a: 10n, b: 20n, broke: 4n }, junior: { a: 2n } },
    });
  });
  it("adds to the stake in that tranche alone", () => {
    become(stake("a", "junior", 100n), {
      accounts: { ...accounts, a: [0n, 7n] },
      stakes: { df: { a: 10n, broke: 4n }, junior: { a: 102n } },
    });
  });
});

describe("unstake", () => {
  it("moves a part of the stake to capital", () => {
    become(unstake("a", "df", 3n), {
      accounts: { ...accounts, a: [103n, 7n] },
      stakes: { df: { a: 7n, broke: 4n }, junior: { a: 2n } },
    });
  });
  it("leaves nothing of a whole stake", () => {
    become(unstake("a", "junior", 2n), {
      accounts: { ...accounts, a: [102n, 7n] },
      stakes: { df: { a: 10n, broke: 4n }, junior: {} },
    });
  });
  it("pays first what the account owes", () => {
    become(unstake("broke", "df", 4n), {
      accounts: { ...accounts, broke: [0n, -16n] },
      stakes: { df: { a: 10n }, junior: { a: 2n } },
    });
  });
});

describe("fee", () => {
  it("moves capital into the fund", () => {
    become(fee("a", "own", 40n), { accounts: { ...accounts, a: [60n, 7n] }, funds: { ins: 30n, own: 45n } });
  });
});

describe("topUp", () => {
  it("adds external money to the fund", () => {
    become(topUp("ins", 11n), { funds: { ins: 41n, own: 5n } });
  });
});

describe("settle", () => {
  it("credits gains to pnl and takes losses from profit, then capital", () => {
    // a loses 57: 7 of profit and 50 of capital.
    become(settle(["a", -57n], ["b", 57n]), { accounts: { ...accounts, a: [50n, 0n], b: [50n, 57n] } });
  });
  it("makes a loser insolvent who cannot pay", () => {
    // b has 50 and loses 80: 30 unpaid.
    become(settle(["b", -80n], ["a", 80n]), { accounts: { ...accounts, a: [100n, 87n], b: [0n, -30n] } });
  });
  it("leaves an account alone that settles 0", () => {
    become(settle(["a", 0n], ["b", 0n]), {});
  });
  it("does nothing without entries", () => {
    become(settle(), {});
  });
});

describe("realize", () => {
  it("turns profit into capital", () => {
    become(realize("a"), { accounts: { ...accounts, a: [107n, 0n] } });
  });
  it("does nothing without profit", () => {
    become(realize("b"), {});
  });
  it("does nothing for an insolvent account", () => {
    become(realize("broke"), {});
  });
});

describe("loss", () => {
  it("adds to what is pending", () => {
    become(loss(5n), { pending: 14n });
  });
});

describe("a life", () => {
  it("adds up", () => {
    const calm = mechanism([fund("ins"), tranche("df"), haircut("winners", "profit")]);
    const end = after(
      calm,
      state(calm),
      deposit("x", 100n),
      deposit("y", 80n),
      stake("x", "df", 30n),
      fee("y", "ins", 5n),
      topUp("ins", 20n),
      settle(["x", 25n], ["y", -25n]),
      realize("x"),
      unstake("x", "df", 10n),
      withdraw("x", 1n),
    );
    // x: 100 - 30 + 25 + 10 - 1 = 104; y: 80 - 5 - 25 = 50; fund 5 + 20; stake 30 - 10.
    expect(end).toStrictEqual(
      state(calm, {
        accounts: { x: [104n, 0n], y: [50n, 0n] },
        funds: { ins: 25n },
        stakes: { df: { x: 20n } },
      }),
    );
  });
});
