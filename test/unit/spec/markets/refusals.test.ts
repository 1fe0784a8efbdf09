import { describe, expect, it } from "vitest";
import { type Action, type RefusalCode, step } from "../../../../spec/index.ts";
import {
  answerTo,
  deposit,
  fee,
  fund,
  haircut,
  loss,
  mechanism,
  type Parts,
  realize,
  recover,
  resolve,
  settle,
  stake,
  state,
  topUp,
  tranche,
  unstake,
  withdraw,
} from "../build.ts";
import { liquidate, mark, market, redeem, shutdown, trade } from "./build.ts";

const venue = mechanism([fund("ins"), tranche("df"), haircut("winners", "profit")], {
  markets: [market("btc", 100n, { positionLimit: 10n }), market("eth", 10n)],
});

const calm: Parts = {
  accounts: { a: [100n, 5n], b: [100n, 0n], c: [100n, 0n] },
  funds: { ins: 30n },
  stakes: { df: { a: 10n } },
  markets: { btc: { positions: { a: [2n, 200n], b: [-2n, -200n] } } },
};
const broken: Parts = { ...calm, accounts: { ...calm.accounts, broke: [0n, -20n] } };
const halted: Parts = { ...calm, halted: true };
const shut: Parts = { ...calm, markets: {}, halted: true, redemption: { assets: 345n, holdings: 315n } };

const on = (parts: Parts, action: Action): string => answerTo(venue, state(venue, parts), action);

const valid = {
  trade: trade("btc", "a", "c", 1n, 100n),
  mark: mark("btc", 101n),
  liquidate: liquidate("a", "btc", "c"),
  shutdown,
} as const;

describe("none applies", () => {
  it.each(Object.entries(valid))("%s is accepted", (_, action) => {
    expect(on(calm, action)).toBe("accepted");
  });
  it("redeem is accepted after a shutdown", () => {
    expect(on(shut, redeem("a"))).toBe("accepted");
  });
  it.each(Object.entries(valid))("%s is no exit: an open loss does not refuse it", (_, action) => {
    expect(on(broken, action)).toBe("accepted");
    expect(on({ ...calm, pending: 1n }, action)).toBe("accepted");
  });
});

describe("halted", () => {
  it.each(["trade", "mark", "liquidate"] as const)("refuses a %s", (type) => {
    expect(on(halted, valid[type])).toBe("halted");
    expect(on(shut, valid[type])).toBe("halted");
  });
  it("does not refuse the shutdown of a venue that was halted by a loss", () => {
    expect(on(halted, shutdown)).toBe("accepted");
  });
  it("refuses a second shutdown", () => {
    expect(on(shut, shutdown)).toBe("halted");
  });
  it.each<[string, Action]>([
    ["deposit", deposit("a", 1n)],
    ["withdraw", withdraw("a", 1n)],
    ["stake", stake("a", "df", 1n)],
    ["unstake", unstake("a", "df", 1n)],
    ["fee", fee("a", "ins", 1n)],
    ["settle", settle(["a", 1n], ["b", -1n])],
    ["realize", realize("a")],
    ["loss", loss(1n)],
  ])("refuses a %s after a shutdown", (_, action) => {
    expect(on(shut, action)).toBe("halted");
  });
  it.each<[string, Action]>([
    ["topUp", topUp("ins", 1n)],
    ["resolve", resolve],
    ["recover", recover(1n)],
    ["redeem", redeem("a")],
  ])("lets a %s pass after a shutdown", (_, action) => {
    expect(on(shut, action)).toBe("accepted");
  });
});

describe("unknown-account", () => {
  it.each<[string, Parts, Action]>([
    ["the buyer", calm, trade("btc", "x", "a", 1n, 100n)],
    ["the seller", calm, trade("btc", "a", "x", 1n, 100n)],
    ["the liquidated", calm, liquidate("x", "btc", "a")],
    ["who takes over", calm, liquidate("a", "btc", "x")],
    ["who redeems", shut, redeem("x")],
    ["constructor", calm, trade("btc", "constructor", "a", 1n, 100n)],
    ["__proto__", shut, redeem("__proto__")],
  ])("%s", (_, parts, action) => {
    expect(on(parts, action)).toBe("unknown-account");
  });
});

describe("unknown-layer: no such market", () => {
  it.each(["doge", "ins", "df", "BTC", "__proto__", "constructor"])("%s", (id) => {
    expect(on(calm, trade(id, "a", "c", 1n, 100n))).toBe("unknown-layer");
    expect(on(calm, mark(id, 100n))).toBe("unknown-layer");
    expect(on(calm, liquidate("a", id, "c"))).toBe("unknown-layer");
  });
  it("is what a mechanism without markets answers", () => {
    const none = mechanism([]);
    const two = state(none, { accounts: { a: [9n, 0n], b: [9n, 0n] } });
    expect(answerTo(none, two, trade("btc", "a", "b", 1n, 1n))).toBe("unknown-layer");
    expect(answerTo(none, two, shutdown)).toBe("accepted");
  });
  it("a market is no layer", () => {
    expect(on(calm, fee("a", "btc", 1n))).toBe("unknown-layer");
    expect(on(calm, stake("a", "btc", 1n))).toBe("unknown-layer");
  });
});

describe.each([0n, -1n])("non-positive-amount: %s", (amount) => {
  it.each<[string, Action]>([
    ["a trade's quantity", trade("btc", "a", "c", amount, 100n)],
    ["a trade's price", trade("btc", "a", "c", 1n, amount)],
    ["a mark's price", mark("btc", amount)],
  ])("%s", (_, action) => {
    expect(on(calm, action)).toBe("non-positive-amount");
  });
  it("of 1 there is no such reason", () => {
    expect(on(calm, trade("btc", "a", "c", 1n, 100n))).toBe("accepted");
    expect(on(calm, trade("eth", "c", "b", 1n, 1n))).toBe("accepted");
    expect(on(calm, mark("eth", 1n))).toBe("accepted");
  });
});

describe("duplicate-account: both sides are one", () => {
  it.each<[string, Action]>([
    ["trade", trade("btc", "a", "a", 1n, 100n)],
    ["liquidate", liquidate("a", "btc", "a")],
    ["liquidate, without a position", liquidate("c", "btc", "c")],
  ])("%s", (_, action) => {
    expect(on(calm, action)).toBe("duplicate-account");
  });
});

describe("account-insolvent", () => {
  const holding: Parts = {
    ...broken,
    markets: {
      ...calm.markets,
      eth: { positions: { a: [1n, 10n], broke: [-1n, -10n] }, shortfalls: { broke: 20n } },
    },
  };

  it.each<[string, Parts, Action]>([
    ["the buyer", broken, trade("btc", "broke", "a", 1n, 100n)],
    ["the seller", broken, trade("btc", "a", "broke", 1n, 100n)],
    ["a seller to whom the price would pay all that it owes", broken, trade("btc", "a", "broke", 1n, 130n)],
    ["one who only closes", holding, trade("eth", "broke", "a", 1n, 10n)],
    ["a holder, in a mark", holding, mark("eth", 11n)],
    ["a holder, in a mark that would pay what it owes", holding, mark("eth", 1n)],
    ["a holder, in a mark where the price was", holding, mark("eth", 10n)],
    ["who takes over", broken, liquidate("a", "btc", "broke")],
    ["who takes over nothing", broken, liquidate("c", "btc", "broke")],
  ])("%s", (_, parts, action) => {
    expect(on(parts, action)).toBe("account-insolvent");
  });

  it.each<[string, Action]>([
    ["a mark of a market where no insolvent account has a position", mark("btc", 101n)],
    ["the liquidation of the insolvent account", liquidate("broke", "eth", "b")],
    ["a trade of others", trade("eth", "b", "c", 1n, 10n)],
  ])("is no reason against %s", (_, action) => {
    expect(on(holding, action)).toBe("accepted");
  });

  it("is none once the account is at 0", () => {
    const even: Parts = { ...holding, accounts: { ...calm.accounts, broke: [0n, 0n] } };
    const markets = { ...calm.markets, eth: { positions: { a: [1n, 10n], broke: [-1n, -10n] } } } as const;
    expect(on({ ...even, markets }, mark("eth", 11n))).toBe("accepted");
  });
});

describe("exits-gated: a redeem before the shutdown", () => {
  it.each<[string, Parts]>([
    ["of a venue at peace", calm],
    ["of a venue with an open loss", broken],
    ["of a venue that a loss halted", halted],
  ])("%s", (_, parts) => {
    expect(on(parts, redeem("a"))).toBe("exits-gated");
  });
  it("also where exits are open", () => {
    const open = { ...venue, exits: "open" } as const;
    expect(answerTo(open, state(open, calm), redeem("a"))).toBe("exits-gated");
  });
});

describe("a refused action changes nothing (4.5)", () => {
  it.each<[RefusalCode, Parts, Action]>([
    ["halted", shut, shutdown],
    ["unknown-account", calm, liquidate("a", "btc", "x")],
    ["unknown-layer", calm, mark("doge", 1n)],
    ["non-positive-amount", calm, mark("btc", 0n)],
    ["duplicate-account", calm, trade("btc", "a", "a", 1n, 100n)],
    ["account-insolvent", broken, liquidate("a", "btc", "broke")],
    ["exits-gated", calm, redeem("a")],
    ["insufficient-margin", calm, trade("btc", "a", "c", 1n, 195n)],
    // 11 lots need 110: a has 105, and 9 from the price.
    ["position-limit", calm, trade("btc", "a", "c", 9n, 99n)],
  ])("%s", (code, parts, action) => {
    expect(step(venue, state(venue, parts), action)).toStrictEqual({
      outcome: "refused",
      code,
      state: state(venue, parts),
    });
  });
});
