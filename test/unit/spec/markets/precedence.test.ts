import { describe, expect, it } from "vitest";
import { type Action, type ActionType, reasonsAgainst, type RefusalCode } from "../../../../spec/index.ts";
import { answerTo, fund, mechanism, type Parts, stake, state, tranche, withdraw } from "../build.ts";
import { liquidate, mark, market, redeem, shutdown, trade } from "./build.ts";

const gated = mechanism([fund("ins"), tranche("df")], {
  markets: [market("btc", 100n, { positionLimit: 10n })],
});

/** `a` has 3 lots and an initial margin of 30; `big` has 11 lots, more than the limit. */
const calm: Parts = {
  accounts: { a: [100n, 0n], b: [1_000n, 0n], big: [1_000n, 0n], poor: [0n, 0n] },
  stakes: { df: { a: 10n } },
  markets: { btc: { positions: { a: [3n, 300n], b: [-14n, -1_400n], big: [11n, 1_100n] } } },
};
const halted: Parts = { ...calm, halted: true };
const broken: Parts = { ...calm, accounts: { ...calm.accounts, broke: [0n, -20n] } };
const haltedAndBroken: Parts = { ...broken, halted: true };
/** Marks are refused: somebody with a position is insolvent. */
const stuck: Parts = { ...calm, accounts: { ...calm.accounts, a: [0n, -1n] } };
const haltedAndStuck: Parts = { ...stuck, halted: true };
/** `a` has less than its initial margin. */
const thin: Parts = { ...calm, accounts: { ...calm.accounts, a: [20n, 0n] } };

type Row = readonly [first: RefusalCode, second: RefusalCode, Parts, Action];

/** Both reasons of a row apply to its action; the first is the one to give. */
const rows: Readonly<Partial<Record<ActionType, readonly Row[]>>> = {
  trade: [
    ["halted", "unknown-account", halted, trade("btc", "x", "b", 1n, 100n)],
    ["halted", "unknown-layer", halted, trade("x", "a", "b", 1n, 100n)],
    ["halted", "non-positive-amount", halted, trade("btc", "a", "b", 0n, 100n)],
    ["halted", "duplicate-account", halted, trade("btc", "b", "b", 1n, 100n)],
    ["halted", "account-insolvent", haltedAndBroken, trade("btc", "broke", "b", 1n, 100n)],
    ["halted", "insufficient-margin", halted, trade("btc", "poor", "b", 1n, 100n)],
    ["halted", "position-limit", halted, trade("btc", "big", "b", 1n, 100n)],
    ["unknown-account", "unknown-layer", calm, trade("x", "a", "x", 1n, 100n)],
    ["unknown-account", "non-positive-amount", calm, trade("btc", "a", "x", 1n, 0n)],
    ["unknown-account", "duplicate-account", calm, trade("btc", "x", "x", 1n, 100n)],
    ["unknown-account", "account-insolvent", broken, trade("btc", "broke", "x", 1n, 100n)],
    ["unknown-account", "insufficient-margin", calm, trade("btc", "x", "b", 1n, 100n)],
    ["unknown-account", "position-limit", calm, trade("btc", "big", "x", 1n, 100n)],
    ["unknown-layer", "non-positive-amount", calm, trade("x", "a", "b", -1n, 100n)],
    ["unknown-layer", "duplicate-account", calm, trade("x", "a", "a", 1n, 100n)],
    ["unknown-layer", "account-insolvent", broken, trade("x", "a", "broke", 1n, 100n)],
    // No position grows in a market that is not there, and broke has less than 0.
    ["unknown-layer", "insufficient-margin", broken, trade("x", "broke", "a", 1n, 100n)],
    ["non-positive-amount", "duplicate-account", calm, trade("btc", "a", "a", 0n, 100n)],
    ["non-positive-amount", "account-insolvent", broken, trade("btc", "a", "broke", 1n, 0n)],
    // Sold for nothing, poor would lose 100.
    ["non-positive-amount", "insufficient-margin", calm, trade("btc", "b", "poor", 1n, 0n)],
    ["non-positive-amount", "position-limit", calm, trade("btc", "big", "b", 1n, 0n)],
    ["duplicate-account", "account-insolvent", broken, trade("btc", "broke", "broke", 1n, 100n)],
    ["duplicate-account", "insufficient-margin", broken, trade("btc", "broke", "broke", 1n, 100n)],
    ["account-insolvent", "insufficient-margin", broken, trade("btc", "broke", "b", 1n, 100n)],
    ["account-insolvent", "position-limit", broken, trade("btc", "big", "broke", 1n, 100n)],
    ["insufficient-margin", "position-limit", calm, trade("btc", "big", "poor", 1n, 100n)],
    ["insufficient-margin", "position-limit", calm, trade("btc", "a", "b", 8n, 100n)],
  ],
  mark: [
    ["halted", "unknown-layer", halted, mark("x", 100n)],
    ["halted", "non-positive-amount", halted, mark("btc", 0n)],
    ["halted", "account-insolvent", haltedAndStuck, mark("btc", 100n)],
    ["unknown-layer", "non-positive-amount", calm, mark("x", 0n)],
    ["non-positive-amount", "account-insolvent", stuck, mark("btc", -1n)],
  ],
  liquidate: [
    ["halted", "unknown-account", halted, liquidate("x", "btc", "b")],
    ["halted", "unknown-layer", halted, liquidate("a", "x", "b")],
    ["halted", "duplicate-account", halted, liquidate("a", "btc", "a")],
    ["halted", "account-insolvent", haltedAndBroken, liquidate("a", "btc", "broke")],
    ["halted", "insufficient-margin", halted, liquidate("a", "btc", "poor")],
    ["halted", "position-limit", halted, liquidate("a", "btc", "big")],
    ["unknown-account", "unknown-layer", calm, liquidate("x", "x", "b")],
    ["unknown-account", "duplicate-account", calm, liquidate("x", "btc", "x")],
    ["unknown-account", "account-insolvent", broken, liquidate("x", "btc", "broke")],
    ["unknown-account", "insufficient-margin", calm, liquidate("a", "btc", "x")],
    ["unknown-account", "position-limit", calm, liquidate("big", "btc", "x")],
    ["unknown-layer", "duplicate-account", calm, liquidate("a", "x", "a")],
    ["unknown-layer", "account-insolvent", broken, liquidate("a", "x", "broke")],
    ["unknown-layer", "insufficient-margin", broken, liquidate("a", "x", "broke")],
    ["duplicate-account", "account-insolvent", broken, liquidate("broke", "btc", "broke")],
    ["duplicate-account", "insufficient-margin", broken, liquidate("broke", "btc", "broke")],
    ["account-insolvent", "insufficient-margin", broken, liquidate("a", "btc", "broke")],
    ["account-insolvent", "position-limit", broken, liquidate("big", "btc", "broke")],
    ["insufficient-margin", "position-limit", calm, liquidate("big", "btc", "poor")],
  ],
  redeem: [["unknown-account", "exits-gated", calm, redeem("x")]],
  // The pairs without a margin are those of the ledger tier: ../precedence.test.ts.
  withdraw: [
    ["halted", "insufficient-margin", halted, withdraw("a", 71n)],
    ["non-positive-amount", "insufficient-margin", thin, withdraw("a", 0n)],
    ["exits-gated", "insufficient-margin", broken, withdraw("a", 71n)],
    ["insufficient-capital", "insufficient-margin", calm, withdraw("a", 101n)],
  ],
  stake: [
    ["halted", "insufficient-margin", halted, stake("a", "df", 71n)],
    ["unknown-layer", "insufficient-margin", calm, stake("a", "btc", 71n)],
    ["non-positive-amount", "insufficient-margin", thin, stake("a", "df", 0n)],
    ["exits-gated", "insufficient-margin", broken, stake("a", "df", 71n)],
    ["insufficient-capital", "insufficient-margin", calm, stake("a", "df", 101n)],
  ],
};

/** Which reasons can be given for an action at all: the columns of rules 4.4 and 17.7. */
const reasons = {
  trade: [
    "halted",
    "unknown-account",
    "unknown-layer",
    "non-positive-amount",
    "duplicate-account",
    "account-insolvent",
    "insufficient-margin",
    "position-limit",
  ],
  mark: ["halted", "unknown-layer", "non-positive-amount", "account-insolvent"],
  liquidate: [
    "halted",
    "unknown-account",
    "unknown-layer",
    "duplicate-account",
    "account-insolvent",
    "insufficient-margin",
    "position-limit",
  ],
  shutdown: ["halted"],
  redeem: ["unknown-account", "exits-gated"],
} as const satisfies Partial<Record<ActionType, readonly RefusalCode[]>>;

/** Nobody has a position in a market that is not there; an account's trade with itself changes no position. */
const neverBoth: Readonly<Partial<Record<ActionType, readonly string[]>>> = {
  trade: ["unknown-layer position-limit", "duplicate-account position-limit"],
  mark: ["unknown-layer account-insolvent"],
  liquidate: ["unknown-layer position-limit", "duplicate-account position-limit"],
};

describe.each(Object.entries(rows))("%s: where two reasons apply, the topmost is given", (_, own) => {
  it.each(own)("%s before %s", (first, second, parts, action) => {
    const before = state(gated, parts);
    expect(reasonsAgainst(gated, before, action)).toEqual(expect.arrayContaining([first, second]));
    expect(answerTo(gated, before, action)).toBe(first);
  });
});

describe("the rows above", () => {
  it.each(Object.entries(reasons))("hold every two reasons that a %s can have at once", (type, codes) => {
    const pairs = codes.flatMap((first, i) => codes.slice(i + 1).map((second) => `${first} ${second}`));
    const possible = pairs.filter((pair) => !neverBoth[type as ActionType]?.includes(pair));
    const shown = (rows[type as ActionType] ?? []).map(([first, second]) => `${first} ${second}`);
    expect(new Set(shown)).toEqual(new Set(possible));
  });

  it.each([
    ["withdraw", ["halted", "non-positive-amount", "exits-gated", "insufficient-capital"]],
    ["stake", ["halted", "unknown-layer", "non-positive-amount", "exits-gated", "insufficient-capital"]],
  ] as const)("hold every reason that a %s can have beside its margin", (type, firsts) => {
    // Not unknown-account: a stranger has no position.
    expect((rows[type] ?? []).map(([first, second]) => [first, second])).toEqual(
      firsts.map((first) => [first, "insufficient-margin"]),
    );
  });

  it("belong to a shutdown only in that it is refused once", () => {
    const shut: Parts = { ...broken, halted: true, redemption: { assets: 0n, holdings: 0n } };
    expect(reasonsAgainst(gated, state(gated, haltedAndBroken), shutdown)).toEqual([]);
    expect(reasonsAgainst(gated, state(gated, shut), shutdown)).toEqual(["halted"]);
  });
});
